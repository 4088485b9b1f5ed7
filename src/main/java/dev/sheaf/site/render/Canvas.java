package dev.sheaf.site.render;

/// An SVG file in the making. All of it is whole numbers and colours, written with attributes only:
/// no styles, no scripts, no text.
final class Canvas {

  final int width;
  final int height;
  private final StringBuilder shapes = new StringBuilder();

  Canvas(int width, int height) {
    this.width = width;
    this.height = height;
  }

  void fill(String colour) {
    rect(0, 0, width, height, 0, colour, 100);
  }

  /// @param opacity in percent, as in the other shapes
  void rect(double x, double y, double w, double h, int round, String colour, int opacity) {
    shapes
        .append("<rect x=\"%d\" y=\"%d\"".formatted(Math.round(x), Math.round(y)))
        .append(" width=\"%d\" height=\"%d\"".formatted(Math.round(w), Math.round(h)))
        .append(round == 0 ? "" : " rx=\"" + round + "\"")
        .append(fill(colour, opacity));
  }

  void circle(double x, double y, double radius, String colour, int opacity) {
    shapes
        .append("<circle cx=\"%d\" cy=\"%d\"".formatted(Math.round(x), Math.round(y)))
        .append(" r=\"" + Math.round(radius) + "\"")
        .append(fill(colour, opacity));
  }

  void path(String data, String colour, int opacity) {
    shapes.append("<path d=\"" + data + "\"").append(fill(colour, opacity));
  }

  void line(String data, String colour, double width) {
    long tenths = Math.round(width * 10);
    shapes
        .append("<path d=\"" + data + "\" fill=\"none\" stroke=\"" + colour + "\"")
        .append(
            " stroke-width=\"%d.%d\" stroke-linecap=\"round\"/>\n"
                .formatted(tenths / 10, tenths % 10));
  }

  /// A point as paths write it.
  static String at(double x, double y) {
    return Math.round(x) + " " + Math.round(y);
  }

  String svg() {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\" height=\"%2$d\">\n"
            .formatted(width, height)
        + shapes
        + "</svg>\n";
  }

  private static String fill(String colour, int opacity) {
    String half = opacity == 100 ? "" : " fill-opacity=\"0.%02d\"".formatted(opacity);
    return " fill=\"" + colour + "\"" + half + "/>\n";
  }
}
