package dev.sheaf.site.render;

import java.util.List;
import java.util.Random;

/// A poster of quarter circles, discs and blocks on a grid.
final class Tiles {

  private static final int SIZE = 300;

  private Tiles() {}

  static void draw(Canvas canvas, List<String> inks, Random random) {
    for (int y = 0; y < canvas.height; y += SIZE) {
      for (int x = 0; x < canvas.width; x += SIZE) {
        int ground = random.nextInt(inks.size());
        int shape = (ground + 1 + random.nextInt(inks.size() - 1)) % inks.size();
        canvas.rect(x, y, SIZE, SIZE, 0, inks.get(ground), 100);
        tile(canvas, x, y, inks.get(shape), random.nextInt(7));
      }
    }
  }

  private static void tile(Canvas canvas, int x, int y, String colour, int shape) {
    int half = SIZE / 2;
    switch (shape) {
      case 0 -> canvas.circle(x + half, y + half, half, colour, 100);
      case 1 -> quarter(canvas, x, y, 1, 1, colour);
      case 2 -> quarter(canvas, x + SIZE, y, -1, 1, colour);
      case 3 -> quarter(canvas, x, y + SIZE, 1, -1, colour);
      case 4 -> quarter(canvas, x + SIZE, y + SIZE, -1, -1, colour);
      case 5 -> canvas.rect(x, y, half, SIZE, 0, colour, 100);
      default -> canvas.circle(x + half, y + half, half / 2.0, colour, 100);
    }
  }

  private static void quarter(Canvas canvas, int x, int y, int right, int down, String colour) {
    canvas.path(
        "M%d %dH%dA%d %d 0 0 %d %d %dZ"
            .formatted(
                x, y, x + right * SIZE, SIZE, SIZE, right * down > 0 ? 1 : 0, x, y + down * SIZE),
        colour,
        100);
  }
}
