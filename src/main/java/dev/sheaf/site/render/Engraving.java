package dev.sheaf.site.render;

import java.util.List;
import java.util.Random;

/// Fine parallel lines that swell over an unseen shape, as on a banknote.
final class Engraving {

  private static final int LINES = 46;
  private static final int POINTS = 48;

  private Engraving() {}

  static void draw(Canvas canvas, List<String> inks, Random random) {
    canvas.fill(inks.get(0));
    double centreX = 0.3 + 0.4 * random.nextDouble();
    double spread = 0.16 + 0.1 * random.nextDouble();
    double phase = random.nextDouble() * Math.PI * 2;
    for (int line = 0; line < LINES; line++) {
      double at = (line + 0.5) / LINES;
      double swell = Math.exp(-Math.pow((at - 0.55) / 0.25, 2));
      String ink = inks.get(swell > 0.72 ? 3 : 4);
      canvas.line(wave(canvas, at, centreX, spread, swell, phase), ink, 1.6 + 4.2 * swell);
    }
  }

  private static String wave(
      Canvas canvas, double at, double centreX, double spread, double swell, double phase) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i <= POINTS; i++) {
      double x = (double) i / POINTS;
      double bump = Math.exp(-Math.pow((x - centreX) / spread, 2)) * 190 * swell;
      double ripple = 10 * Math.sin(x * 9 + phase + at * 4) * (0.3 + swell);
      double y = at * canvas.height - bump + ripple;
      path.append(i == 0 ? "M" : "L").append(Canvas.at(x * canvas.width, y));
    }
    return path.toString();
  }
}
