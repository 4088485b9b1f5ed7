package dev.sheaf.run.builtin;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// What the head of an image file says, read before anything is decoded: a file of some kilobytes
/// can promise billions of pixels.
record ImageHeader(byte[] bytes, String format, Size size, int orientation) {

  private static final int SIDE_MAX = 30_000;
  private static final long PIXELS_MAX = 100_000_000;

  /// What may be decoded in the end; larger images are thinned out while they are read.
  private static final long DECODED_PIXELS_MAX = 40_000_000;

  private static final Set<String> WRITABLE = Set.of("png", "jpeg", "gif", "bmp");

  static {
    ImageIO.setUseCache(false);
    findReaders();
  }

  /// Readers are looked for with the thread's class loader, and a packaged server's threads may
  /// have one that does not know ours.
  private static void findReaders() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(ImageHeader.class.getClassLoader());
    ImageIO.scanForPlugins();
    thread.setContextClassLoader(before);
  }

  static ImageHeader of(byte[] bytes) {
    try (ImageInputStream in = stream(bytes)) {
      ImageReader reader = reader(in);
      try {
        reader.setInput(in, true, true);
        Size size = new Size(reader.getWidth(0), reader.getHeight(0));
        check(size);
        String format = reader.getFormatName().toLowerCase(Locale.ROOT);
        return new ImageHeader(bytes, format, size, Orientation.of(bytes));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      throw e instanceof dev.sheaf.failure.FailureException known
          ? known
          : Inputs.wrong("image_url: the image is damaged");
    }
  }

  private static ImageInputStream stream(byte[] bytes) {
    return new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes));
  }

  private static ImageReader reader(ImageInputStream in) {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    if (!readers.hasNext()) {
      throw Inputs.wrong("image_url: the file is no image of a known format");
    }
    return readers.next();
  }

  private static void check(Size size) {
    if (size.width() < 1
        || size.height() < 1
        || size.width() > SIDE_MAX
        || size.height() > SIDE_MAX
        || size.pixels() > PIXELS_MAX) {
      throw Inputs.wrong(
          "image_url: image dimensions %s exceed %,d pixels a side and %,d in all"
              .formatted(size, SIDE_MAX, PIXELS_MAX));
    }
  }

  Size uprightSize() {
    return Orientation.isTurned(orientation) ? size.turned() : size;
  }

  /// The format to write when none is asked for.
  String writableFormat() {
    String plain = format.equals("jpg") ? "jpeg" : format;
    return WRITABLE.contains(plain) ? plain : "png";
  }

  /// Every how many pixels one is read: so that what is decoded is at least twice as large as what
  /// is made of it, which scales down as well as the whole would.
  private int step(Size made) {
    Size upright = uprightSize();
    int byWidth = upright.width() / Math.max(1, 2 * made.width());
    int byHeight = upright.height() / Math.max(1, 2 * made.height());
    return Math.max(1, Math.min(byWidth, byHeight));
  }

  int decodedMegapixels(Size made) {
    long step = step(made);
    long pixels = size.pixels() / (step * step);
    if (pixels > DECODED_PIXELS_MAX) {
      throw Inputs.wrong(
          "image_url: image dimensions %s exceed %,d pixels for this; make it smaller with width"
                  .formatted(size, DECODED_PIXELS_MAX)
              + " and height");
    }
    return Math.toIntExact(pixels / 1_000_000) + 1;
  }

  BufferedImage decode(Size made) throws IOException {
    try (ImageInputStream in = stream(bytes)) {
      ImageReader reader = reader(in);
      try {
        reader.setInput(in, true, true);
        ImageReadParam param = reader.getDefaultReadParam();
        int step = step(made);
        param.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, param);
      } finally {
        reader.dispose();
      }
    } catch (RuntimeException e) {
      // readers throw what they like at damaged files
      throw new IOException("it is damaged", e);
    }
  }
}
