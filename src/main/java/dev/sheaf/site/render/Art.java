package dev.sheaf.site.render;

import dev.sheaf.site.content.PaletteSeed;
import dev.sheaf.site.content.Theme;
import java.util.List;
import java.util.Random;

/// Drawings for where a site has no photograph: abstract, in the site's colours and its theme's
/// manner, the same for the same words. They hold no text, so nothing of the content gets into
/// them.
final class Art {

  static final int WIDTH = 1200;
  static final int HEIGHT = 900;

  private static final double OWN_LIGHTNESS = 0.52;

  private final Theme theme;
  private final Oklch seed;

  Art(Theme theme, PaletteSeed seed) {
    this.theme = theme;
    this.seed = Palette.seed(seed);
  }

  String drawing(String words) {
    Random random = new Random(words.hashCode());
    Canvas canvas = new Canvas(WIDTH, HEIGHT);
    List<String> inks = inks();
    switch (theme) {
      case ATELIER -> Landscape.draw(canvas, inks, random);
      case HARBOR -> Panes.draw(canvas, inks, random);
      case GROVE -> Leaves.draw(canvas, inks, random);
      case SIGNAL -> Tiles.draw(canvas, inks, random);
      case GAZETTE -> Engraving.draw(canvas, inks, random);
    }
    return canvas.svg();
  }

  /// The small mark of the site, for the browser's tab and beside its name.
  String icon(String name) {
    Random random = new Random(name.hashCode());
    Canvas canvas = new Canvas(64, 64);
    List<String> inks = inks();
    canvas.fill(inks.get(3));
    int turn = random.nextInt(4);
    double x = turn % 2 == 0 ? 12 : 52;
    double y = turn < 2 ? 52 : 12;
    canvas.circle(x, y, 40, inks.get(1), 100);
    canvas.circle(x, y, 22, inks.get(0), 100);
    return canvas.svg();
  }

  /// Five inks from pale to deep, the middle ones in the seed's own hue and its neighbour.
  private List<String> inks() {
    double chroma = seed.chroma();
    double own = seed.isYellow() ? seed.lightness() : OWN_LIGHTNESS;
    return List.of(
        ink(0.94, Math.min(chroma, 0.03), 0),
        ink(0.84, Math.min(chroma, 0.07), 18),
        ink(0.70, chroma * 0.8, -14),
        ink(own, chroma, 0),
        ink(0.30, Math.min(chroma, 0.07), 8));
  }

  private String ink(double lightness, double chroma, double turn) {
    Oklch hue = lightness < OWN_LIGHTNESS ? seed.deep() : seed;
    return new Oklch(lightness, chroma, hue.hue()).turned(turn).rgb().hex();
  }
}
