package dev.sheaf.site.render;

import java.util.List;
import java.util.Random;

/// Hills behind hills under a low sun.
final class Landscape {

  private static final int HILLS = 5;

  private Landscape() {}

  static void draw(Canvas canvas, List<String> inks, Random random) {
    canvas.fill(inks.get(0));
    double sunX = canvas.width * (0.2 + 0.6 * random.nextDouble());
    double sunY = canvas.height * (0.22 + 0.16 * random.nextDouble());
    canvas.circle(sunX, sunY, 90 + random.nextInt(90), inks.get(2), 85);
    for (int hill = 0; hill < HILLS; hill++) {
      double top = canvas.height * (0.42 + 0.12 * hill);
      canvas.path(ridge(canvas, top, random), inks.get(Math.min(4, 1 + hill)), 55 + 10 * hill);
    }
  }

  private static String ridge(Canvas canvas, double top, Random random) {
    double phase = random.nextDouble() * Math.PI * 2;
    double waves = 0.8 + random.nextDouble() * 1.4;
    double rise = 30 + random.nextInt(70);
    StringBuilder path = new StringBuilder("M" + Canvas.at(0, canvas.height));
    for (int i = 0; i <= 40; i++) {
      double x = canvas.width * i / 40.0;
      double angle = phase + waves * Math.PI * 2 * i / 40;
      double y = top - rise * Math.sin(angle) - rise * 0.35 * Math.sin(2.3 * angle + phase);
      path.append("L" + Canvas.at(x, y));
    }
    return path.append("L" + Canvas.at(canvas.width, canvas.height) + "Z").toString();
  }
}
