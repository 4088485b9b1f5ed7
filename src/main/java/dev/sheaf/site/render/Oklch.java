package dev.sheaf.site.render;

/// A colour as eyes see it: lightness 0 to 1, chroma from 0 (grey) to about 0.3, hue in degrees.
/// Equal steps look equal here, which they do not in RGB; so shades are made in this space (Björn
/// Ottosson's Oklab, in polar form).
record Oklch(double lightness, double chroma, double hue) {

  private static final double CHROMA_STEP = 0.004;
  private static final double YELLOW_CHROMA_MIN = 0.1;
  private static final double YELLOW_FROM = 82;
  private static final double YELLOW_TO = 112;
  private static final double AMBER = 74;

  Oklch withLightness(double other) {
    return new Oklch(Math.clamp(other, 0, 1), chroma, hue);
  }

  Oklch withChroma(double other) {
    return new Oklch(lightness, Math.max(0, other), hue);
  }

  Oklch turned(double degrees) {
    return new Oklch(lightness, chroma, (hue + degrees + 360) % 360);
  }

  /// Whether darkening takes its name from it: dark yellow is olive to the eye.
  boolean isYellow() {
    return chroma > YELLOW_CHROMA_MIN && hue > YELLOW_FROM && hue < YELLOW_TO;
  }

  /// The colour for deep shades: that of yellow is amber.
  Oklch deep() {
    return isYellow() ? new Oklch(lightness, chroma, AMBER) : this;
  }

  /// The nearest colour of the same lightness and hue that a screen can show.
  Rgb rgb() {
    double c = chroma;
    double[] linear = linear(c);
    while (c > 0 && !isShown(linear)) {
      c = Math.max(0, c - CHROMA_STEP);
      linear = linear(c);
    }
    return new Rgb(channel(linear[0]), channel(linear[1]), channel(linear[2]));
  }

  static Oklch of(Rgb rgb) {
    double r = Rgb.linear(rgb.red());
    double g = Rgb.linear(rgb.green());
    double b = Rgb.linear(rgb.blue());
    double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    double light = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
    double x = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
    double y = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
    return new Oklch(light, Math.hypot(x, y), (Math.toDegrees(Math.atan2(y, x)) + 360) % 360);
  }

  private double[] linear(double c) {
    double x = c * Math.cos(Math.toRadians(hue));
    double y = c * Math.sin(Math.toRadians(hue));
    double l = cube(lightness + 0.3963377774 * x + 0.2158037573 * y);
    double m = cube(lightness - 0.1055613458 * x - 0.0638541728 * y);
    double s = cube(lightness - 0.0894841775 * x - 1.2914855480 * y);
    return new double[] {
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
    };
  }

  private static boolean isShown(double[] linear) {
    for (double channel : linear) {
      if (channel < -0.0005 || channel > 1.0005) {
        return false;
      }
    }
    return true;
  }

  private static int channel(double linear) {
    double c = Math.clamp(linear, 0, 1);
    double shown = c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055;
    return (int) Math.round(shown * 255);
  }

  private static double cube(double value) {
    return value * value * value;
  }
}
