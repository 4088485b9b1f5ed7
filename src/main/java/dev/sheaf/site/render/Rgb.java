package dev.sheaf.site.render;

/// A colour as screens show it, each channel 0 to 255, with the contrast that WCAG 2 defines.
record Rgb(int red, int green, int blue) {

  static final Rgb WHITE = new Rgb(255, 255, 255);
  static final Rgb BLACK = new Rgb(0, 0, 0);

  double contrast(Rgb other) {
    double a = luminance();
    double b = other.luminance();
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  String hex() {
    return "#%02x%02x%02x".formatted(red, green, blue);
  }

  static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
