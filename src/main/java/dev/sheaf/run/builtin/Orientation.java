package dev.sheaf.run.builtin;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/// How a camera was held, by EXIF: 1 upright, 2 to 8 mirrored and turned.
final class Orientation {

  static final int UPRIGHT = 1;

  private static final int LAST = 8;
  private static final int FIRST_TURNED = 5;

  private Orientation() {}

  static int of(byte[] bytes) {
    try {
      var metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes));
      var exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
      Integer tag = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
      return tag == null || tag < UPRIGHT || tag > LAST ? UPRIGHT : tag;
    } catch (ImageProcessingException | IOException | RuntimeException _) {
      // an image without readable metadata is taken as it is
      return UPRIGHT;
    }
  }

  /// Whether width and height change places.
  static boolean isTurned(int orientation) {
    return orientation >= FIRST_TURNED;
  }

  static BufferedImage upright(BufferedImage image, int orientation) {
    if (orientation == UPRIGHT) {
      return image;
    }
    boolean turned = isTurned(orientation);
    int width = turned ? image.getHeight() : image.getWidth();
    int height = turned ? image.getWidth() : image.getHeight();
    boolean alpha = image.getColorModel().hasAlpha();
    BufferedImage upright =
        new BufferedImage(
            width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    var graphics = upright.createGraphics();
    graphics.drawImage(
        image,
        new AffineTransformOp(
            transform(orientation, image.getWidth(), image.getHeight()),
            AffineTransformOp.TYPE_NEAREST_NEIGHBOR),
        0,
        0);
    graphics.dispose();
    return upright;
  }

  /// From where a pixel is stored to where it belongs.
  private static AffineTransform transform(int orientation, int w, int h) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
      default -> new AffineTransform();
    };
  }
}
