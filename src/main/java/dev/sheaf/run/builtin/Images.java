package dev.sheaf.run.builtin;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Image work: decode within bounds, turn upright, scale, encode.
final class Images {

  /// Decoded pixels at once, in millions, four bytes each: what images may take of the heap.
  private static final int MEGAPIXELS_AT_ONCE = 64;

  private static final Semaphore MEGAPIXELS = new Semaphore(MEGAPIXELS_AT_ONCE, true);
  private static final long MADE_PIXELS_MAX = 25_000_000;

  private Images() {}

  /// How an image is fitted into a box.
  enum Fit {
    /// Whole, within it.
    CONTAIN,
    /// Filling it, cut at the sides.
    COVER,
    /// Filling it, distorted.
    STRETCH;

    static List<String> words() {
      return Arrays.stream(values()).map(fit -> fit.name().toLowerCase(Locale.ROOT)).toList();
    }

    static Fit of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /// What is to become of an image.
  ///
  /// @param format null keeps the one it has, where that can be written
  /// @param background what shows through where the format has no transparency
  record Wanted(
      @Nullable Integer width,
      @Nullable Integer height,
      Fit fit,
      boolean enlarge,
      @Nullable String format,
      float quality,
      Color background) {}

  static Made made(InputFile file, Wanted wanted) {
    ImageHeader header = ImageHeader.of(file.bytes());
    Size upright = header.uprightSize();
    Size size = Size.wanted(upright, wanted);
    if (size.pixels() > MADE_PIXELS_MAX) {
      throw Inputs.wrong(
          "width: the result would have %s pixels, at most %,d are made"
              .formatted(size, MADE_PIXELS_MAX));
    }
    int permits = header.decodedMegapixels(size) + Math.toIntExact(size.pixels() / 1_000_000) + 1;
    MEGAPIXELS.acquireUninterruptibly(Math.min(permits, MEGAPIXELS_AT_ONCE));
    try {
      BufferedImage decoded = Orientation.upright(header.decode(size), header.orientation());
      return encoded(file, header, scaled(decoded, size, wanted), wanted);
    } catch (IOException e) {
      throw Inputs.wrong("image_url: the image cannot be read: " + e.getMessage());
    } finally {
      MEGAPIXELS.release(Math.min(permits, MEGAPIXELS_AT_ONCE));
    }
  }

  private static BufferedImage scaled(BufferedImage image, Size size, Wanted wanted)
      throws IOException {
    if (image.getWidth() == size.width() && image.getHeight() == size.height()) {
      return image;
    }
    var builder = Thumbnails.of(image).size(size.width(), size.height());
    return (wanted.fit() == Fit.COVER && size.isCut()
            ? builder.crop(Positions.CENTER)
            : builder.keepAspectRatio(false))
        .asBufferedImage();
  }

  private static Made encoded(
      InputFile file, ImageHeader header, BufferedImage image, Wanted wanted) throws IOException {
    String format = wanted.format() == null ? header.writableFormat() : wanted.format();
    boolean opaque = format.equals("jpeg") || format.equals("bmp");
    BufferedImage ready = opaque ? flattened(image, wanted.background()) : image;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    var writer = Thumbnails.of(ready).scale(1).outputFormat(format);
    (format.equals("jpeg") ? writer.outputQuality(wanted.quality()) : writer).toOutputStream(out);
    ObjectNode facts = Inputs.JSON.createObjectNode();
    facts.put("width", ready.getWidth()).put("height", ready.getHeight());
    return new Made.File(out.toByteArray(), name(file, format), "image/" + format, facts);
  }

  /// JPEG and BMP have no transparency.
  private static BufferedImage flattened(BufferedImage image, Color background) {
    if (image.getType() == BufferedImage.TYPE_INT_RGB) {
      return image;
    }
    BufferedImage flat =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    var graphics = flat.createGraphics();
    graphics.drawImage(image, 0, 0, background, null);
    graphics.dispose();
    return flat;
  }

  private static String name(InputFile file, String format) {
    String base = file.name().replaceFirst("\\.[A-Za-z0-9]{1,5}$", "");
    return (base.isBlank() ? "image" : base) + "." + (format.equals("jpeg") ? "jpg" : format);
  }
}
