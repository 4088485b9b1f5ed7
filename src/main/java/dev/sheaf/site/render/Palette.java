package dev.sheaf.site.render;

import dev.sheaf.site.content.PaletteSeed;
import dev.sheaf.site.content.Theme;
import java.util.List;

/// All colours of a site in one mode, computed from its seed so that text is always readable: WCAG
/// AA everywhere, AAA for running text, whatever the seed.
record Palette(
    Rgb paper,
    Rgb surface,
    Rgb tint,
    Rgb line,
    Rgb ink,
    Rgb muted,
    Rgb accent,
    Rgb onAccent,
    Rgb link,
    Rgb band,
    Rgb onBand,
    Rgb mutedOnBand) {

  static final double TEXT_CONTRAST = 7;
  static final double SMALL_CONTRAST = 4.6;
  static final double SHAPE_CONTRAST = 3.1;

  private static final double STEP = 0.005;
  private static final double CHROMA_MAX = 0.25;

  /// Below this the seed is grey, and its hue is noise.
  private static final double GREY = 0.012;

  static Palette light(Theme theme, PaletteSeed seed) {
    return on(Ground.light(theme), seed(seed), false);
  }

  static Palette dark(Theme theme, PaletteSeed seed) {
    return on(Ground.dark(theme), seed(seed), true);
  }

  static Oklch seed(PaletteSeed seed) {
    Oklch colour = Oklch.of(new Rgb(seed.red(), seed.green(), seed.blue()));
    return colour.chroma() < GREY
        ? colour.withChroma(0)
        : colour.withChroma(Math.min(colour.chroma(), CHROMA_MAX));
  }

  private static Palette on(Ground ground, Oklch seed, boolean dark) {
    double away = dark ? STEP : -STEP;
    Rgb paper = shade(seed, ground.paper()).rgb();
    Rgb surface = shade(seed, ground.surface()).rgb();
    Rgb tint = tint(seed, ground.tint(), dark).rgb();
    Rgb band = shade(seed, ground.band()).rgb();
    List<Rgb> grounds = List.of(paper, surface, tint);
    Rgb accent = accent(seed, dark, grounds);
    Oklch pale = seed.withChroma(Math.min(seed.chroma(), 0.02)).withLightness(0.97);
    return new Palette(
        paper,
        surface,
        tint,
        shade(seed, ground.paper()).withLightness(dark ? 0.34 : 0.86).rgb(),
        readable(soft(seed, dark ? 0.93 : 0.22, 0.02), grounds, TEXT_CONTRAST + 3, away),
        readable(soft(seed, dark ? 0.76 : 0.47, 0.025), grounds, SMALL_CONTRAST + 0.4, away),
        accent,
        onto(accent, seed),
        readable(brand(seed, dark), grounds, SMALL_CONTRAST, away),
        band,
        readable(pale, List.of(band), TEXT_CONTRAST, STEP),
        readable(pale.withLightness(0.8), List.of(band), SMALL_CONTRAST, STEP));
  }

  /// On light ground deep enough for white letters, which look better on a colour than black ones.
  private static Rgb accent(Oklch seed, boolean dark, List<Rgb> grounds) {
    return dark
        ? readable(brand(seed, true), grounds, SHAPE_CONTRAST, STEP)
        : readable(brand(seed, false), List.of(Rgb.WHITE), SMALL_CONTRAST, -STEP);
  }

  private static Oklch brand(Oklch seed, boolean dark) {
    return dark
        ? seed.withLightness(Math.clamp(seed.lightness(), 0.66, 0.85))
        : seed.deep().withLightness(Math.clamp(seed.lightness(), 0.3, 0.72));
  }

  /// A pale yellow needs twice the chroma of other colours to be told from beige.
  private static Oklch tint(Oklch seed, Ground.Tone tone, boolean dark) {
    boolean isPale = seed.isYellow() && !dark;
    return isPale ? soft(seed, tone.lightness(), tone.chroma() * 2) : shade(seed, tone);
  }

  private static Oklch soft(Oklch seed, double lightness, double chroma) {
    return new Oklch(lightness, Math.min(seed.chroma(), chroma), seed.hue());
  }

  private static Oklch shade(Oklch seed, Ground.Tone tone) {
    return soft(seed, tone.lightness(), seed.chroma() == 0 ? 0 : tone.chroma());
  }

  /// Black or white, whichever reads better, with a breath of the hue where that costs nothing.
  private static Rgb onto(Rgb fill, Oklch seed) {
    if (Rgb.WHITE.contrast(fill) >= SMALL_CONTRAST) {
      return Rgb.WHITE;
    }
    Rgb tinted = soft(seed, 0.18, 0.02).rgb();
    if (tinted.contrast(fill) >= SMALL_CONTRAST) {
      return tinted;
    }
    return Rgb.BLACK.contrast(fill) >= Rgb.WHITE.contrast(fill) ? Rgb.BLACK : Rgb.WHITE;
  }

  /// The nearest shade of the colour that has the contrast to all of the grounds.
  private static Rgb readable(Oklch colour, List<Rgb> grounds, double contrast, double step) {
    Oklch tried = colour;
    while (tried.lightness() > 0 && tried.lightness() < 1) {
      Rgb shown = tried.rgb();
      if (grounds.stream().allMatch(ground -> ground.contrast(shown) >= contrast)) {
        return shown;
      }
      tried = tried.withLightness(tried.lightness() + step);
    }
    return tried.rgb();
  }

  /// The colours as custom properties of a stylesheet.
  String css() {
    return """
      --paper: %s;
      --surface: %s;
      --tint: %s;
      --line: %s;
      --ink: %s;
      --muted: %s;
      --accent: %s;
      --on-accent: %s;
      --link: %s;
      --band: %s;
      --on-band: %s;
      --muted-on-band: %s;
    """
        .formatted(
            paper.hex(),
            surface.hex(),
            tint.hex(),
            line.hex(),
            ink.hex(),
            muted.hex(),
            accent.hex(),
            onAccent.hex(),
            link.hex(),
            band.hex(),
            onBand.hex(),
            mutedOnBand.hex());
  }
}
