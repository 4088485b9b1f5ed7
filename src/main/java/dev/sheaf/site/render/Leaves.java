package dev.sheaf.site.render;

import java.util.List;
import java.util.Random;

/// Large leaves that grow from below, over a soft round shape.
final class Leaves {

  private static final int LEAVES = 9;

  private Leaves() {}

  static void draw(Canvas canvas, List<String> inks, Random random) {
    canvas.fill(inks.get(0));
    canvas.circle(
        canvas.width * (0.35 + 0.3 * random.nextDouble()),
        canvas.height * 0.55,
        340,
        inks.get(1),
        100);
    for (int leaf = 0; leaf < LEAVES; leaf++) {
      double x = canvas.width * (leaf + 0.5 + 0.5 * random.nextDouble()) / (LEAVES + 1);
      double length = 330 + random.nextInt(400);
      double lean = (random.nextDouble() - 0.5) * 380;
      String colour = inks.get(2 + random.nextInt(3));
      canvas.path(blade(x, canvas.height + 30, length, lean, 60 + random.nextInt(60)), colour, 90);
      canvas.line(vein(x, canvas.height + 30, length, lean), inks.get(0), 3);
    }
  }

  private static String blade(double x, double y, double length, double lean, double width) {
    double tipX = x + lean;
    double tipY = y - length;
    double middleX = x + lean * 0.35;
    double middleY = y - length * 0.55;
    return "M"
        + Canvas.at(x, y)
        + "Q"
        + Canvas.at(middleX - width, middleY)
        + " "
        + Canvas.at(tipX, tipY)
        + "Q"
        + Canvas.at(middleX + width, middleY)
        + " "
        + Canvas.at(x, y)
        + "Z";
  }

  private static String vein(double x, double y, double length, double lean) {
    return "M"
        + Canvas.at(x, y)
        + "Q"
        + Canvas.at(x + lean * 0.35, y - length * 0.55)
        + " "
        + Canvas.at(x + lean * 0.86, y - length * 0.86);
  }
}
