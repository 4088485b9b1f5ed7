package dev.sheaf.run.builtin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.poi.extractor.ExtractorFactory;
import org.apache.poi.extractor.POITextExtractor;
import org.apache.poi.openxml4j.util.ZipSecureFile;

/// The text of Word, Excel and PowerPoint files, old and new.
final class OfficeText {

  /// What an Office file may unpack to: its parts are held in memory.
  private static final long PART_BYTES_MAX = 100L << 20;

  private static final long TEXT_CHARS_MAX = 10_000_000;
  private static final double DEFLATED_TO_MIN = 0.005;

  static {
    ZipSecureFile.setMaxEntrySize(PART_BYTES_MAX);
    ZipSecureFile.setMaxTextSize(TEXT_CHARS_MAX);
    ZipSecureFile.setMinInflateRatio(DEFLATED_TO_MIN);
  }

  private OfficeText() {}

  static void read(byte[] bytes, BoundedText into) {
    try (POITextExtractor extractor =
        ExtractorFactory.createExtractor(new ByteArrayInputStream(bytes))) {
      into.append(extractor.getText());
    } catch (IOException | RuntimeException e) {
      throw Inputs.wrong(
          "url: this is no Office document that can be read, or it unpacks to too much");
    }
  }
}
