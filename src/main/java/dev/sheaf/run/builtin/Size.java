package dev.sheaf.run.builtin;

/// Width and height in pixels.
///
/// @param isCut whether the sides are not those of the image it comes from
record Size(int width, int height, boolean isCut) {

  Size(int width, int height) {
    this(width, height, false);
  }

  long pixels() {
    return (long) width * height;
  }

  Size turned() {
    return new Size(/* width= */ height, /* height= */ width, isCut);
  }

  /// The size that an image becomes.
  static Size wanted(Size image, Images.Wanted wanted) {
    Integer width = wanted.width();
    Integer height = wanted.height();
    if (width == null && height == null) {
      return image;
    }
    double across = width == null ? Double.MAX_VALUE : width / (double) image.width();
    double down = height == null ? Double.MAX_VALUE : height / (double) image.height();
    if (width == null || height == null || wanted.fit() == Images.Fit.CONTAIN) {
      return image.scaled(Math.min(across, down), wanted.enlarge());
    }
    boolean grows = across > 1 || down > 1;
    return grows && !wanted.enlarge()
        ? new Size(Math.min(width, image.width()), Math.min(height, image.height()), true)
        : new Size(width, height, true);
  }

  private Size scaled(double factor, boolean enlarge) {
    double by = enlarge ? factor : Math.min(1, factor);
    return new Size(
        (int) Math.max(1, Math.round(width * by)), (int) Math.max(1, Math.round(height * by)));
  }

  @Override
  public String toString() {
    return width + " × " + height;
  }
}
