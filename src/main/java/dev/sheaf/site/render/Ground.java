package dev.sheaf.site.render;

import dev.sheaf.site.content.Theme;

/// What a theme's pages are painted on in one mode: lightness and chroma of the paper, of cards and
/// of tinted bands, and of the dark or coloured band that closes a page.
record Ground(Tone paper, Tone surface, Tone tint, Tone band) {

  record Tone(double lightness, double chroma) {}

  static Ground light(Theme theme) {
    return switch (theme) {
      case ATELIER -> of(0.975, 0.008, 0.992, 0.004, 0.945, 0.014, 0.27, 0.03);
      case HARBOR -> of(0.995, 0.002, 1.0, 0.0, 0.966, 0.012, 0.30, 0.07);
      case GROVE -> of(0.978, 0.012, 0.995, 0.006, 0.938, 0.034, 0.38, 0.08);
      case SIGNAL -> of(0.985, 0.004, 0.960, 0.006, 0.900, 0.075, 0.17, 0.01);
      case GAZETTE -> of(0.982, 0.007, 0.995, 0.003, 0.955, 0.010, 0.22, 0.012);
    };
  }

  static Ground dark(Theme theme) {
    return switch (theme) {
      case ATELIER -> of(0.19, 0.012, 0.225, 0.014, 0.215, 0.016, 0.27, 0.03);
      case HARBOR -> of(0.20, 0.022, 0.245, 0.028, 0.225, 0.028, 0.30, 0.06);
      case GROVE -> of(0.215, 0.024, 0.26, 0.030, 0.245, 0.036, 0.33, 0.06);
      case SIGNAL -> of(0.15, 0.006, 0.20, 0.008, 0.25, 0.055, 0.25, 0.012);
      case GAZETTE -> of(0.18, 0.006, 0.21, 0.007, 0.205, 0.008, 0.25, 0.012);
    };
  }

  private static Ground of(
      double paper,
      double paperChroma,
      double surface,
      double surfaceChroma,
      double tint,
      double tintChroma,
      double band,
      double bandChroma) {
    return new Ground(
        new Tone(paper, paperChroma),
        new Tone(surface, surfaceChroma),
        new Tone(tint, tintChroma),
        new Tone(band, bandChroma));
  }
}
