package dev.sheaf.site.render;

import java.util.List;
import java.util.Random;

/// Glass panes that overlap, with one disc behind them.
final class Panes {

  private static final int PANES = 6;

  private Panes() {}

  static void draw(Canvas canvas, List<String> inks, Random random) {
    canvas.fill(inks.get(0));
    canvas.circle(
        canvas.width * (0.3 + 0.4 * random.nextDouble()),
        canvas.height * (0.35 + 0.3 * random.nextDouble()),
        230 + random.nextInt(120),
        inks.get(1),
        100);
    for (int pane = 0; pane < PANES; pane++) {
      double width = 180 + random.nextInt(320);
      double height = 140 + random.nextInt(380);
      double x = 60 + random.nextDouble() * (canvas.width - width - 120);
      double y = 60 + random.nextDouble() * (canvas.height - height - 120);
      canvas.rect(x, y, width, height, 36, inks.get(1 + pane % 4), 42 + 6 * pane);
    }
    canvas.circle(140 + random.nextInt(920), 140 + random.nextInt(620), 46, inks.get(0), 95);
  }
}
