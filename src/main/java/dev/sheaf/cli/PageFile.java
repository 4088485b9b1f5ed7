package dev.sheaf.cli;

import dev.sheaf.extract.Page;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// The bytes of a page's file, unpacked where it is gzipped, whatever its name. Reads no more than
/// is looked at, so that a small file that unpacks to a huge one costs no more than any other.
final class PageFile {

  private static final int GZIP_MAGIC_1 = 0x1F;
  private static final int GZIP_MAGIC_2 = 0x8B;

  private PageFile() {}

  static byte[] read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("it is a folder");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return isGzip(in) ? unpacked(in) : in.readNBytes(Page.BYTES_MAX);
    }
  }

  /// Why a page could not be had, in words for a person.
  static String why(Exception failed) {
    return switch (failed) {
      case NoSuchFileException _ -> "no such file";
      case AccessDeniedException _ -> "no permission to read it";
      case InvalidPathException _ -> "that is no file name";
      case ZipException _ -> "it is no whole gzip file";
      default -> {
        @Nullable String message = failed.getMessage();
        yield message == null ? failed.getClass().getSimpleName() : message;
      }
    };
  }

  private static boolean isGzip(InputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == GZIP_MAGIC_1 && in.read() == GZIP_MAGIC_2;
    in.reset();
    return gzip;
  }

  /// What can be unpacked: of a file that is cut off, its beginning.
  private static byte[] unpacked(InputStream in) throws IOException {
    byte[] page = new byte[1 << 16];
    int length = 0;
    try (InputStream plain = new GZIPInputStream(in)) {
      int more = plain.read(page);
      while (more > 0) {
        length += more;
        if (length == page.length) {
          page = Arrays.copyOf(page, Math.min(2 * length, Page.BYTES_MAX));
        }
        more = plain.read(page, length, page.length - length);
      }
    } catch (EOFException | ZipException broken) {
      if (length == 0) {
        throw new ZipException(broken.getMessage());
      }
    }
    return Arrays.copyOf(page, length);
  }
}
