package dev.sheaf.extract;

import java.util.List;

/// Dates in the visible text: in short blocks, and at the very beginning or end of longer ones.
final class TextDates implements DateSource {

  static final int SHORT_CHARS = 240;
  private static final int LABEL_CHARS = 40;
  private static final int CLAIMS_MAX = 300;

  @Override
  public void read(Page page, DateReader reader, List<DateClaim> claims) {
    int found = 0;
    for (Block block : page.blocks()) {
      if (found >= CLAIMS_MAX) {
        return;
      }
      String text = block.text();
      if (text.length() <= SHORT_CHARS) {
        found += read(block, text, 0, reader, claims);
      } else {
        found += read(block, text.substring(0, 100), 0, reader, claims);
        found += read(block, text.substring(text.length() - 60), 1, reader, claims);
      }
    }
  }

  private static int read(
      Block block, String text, int part, DateReader reader, List<DateClaim> claims) {
    if (!hasDigits(text)) {
      return 0;
    }
    List<DateReader.Hit> hits = reader.find(text);
    int from = 0;
    for (DateReader.Hit hit : hits) {
      String before = text.substring(Math.max(from, hit.start() - LABEL_CHARS), hit.start());
      DateSign sign = DateLabels.sign(before, DateSign.TEXT);
      claims.add(
          new DateClaim(
              hit.date(),
              sign,
              Source.TEXT,
              block.index(),
              block.around(),
              block.near(),
              look(block, part)));
      from = hit.end();
    }
    return hits.size();
  }

  private static String look(Block block, int part) {
    return block.tag() + block.near() + "/" + (block.text().length() > SHORT_CHARS ? 1 + part : 0);
  }

  /// The shortest date, 1.2.24, has four digits.
  private static boolean hasDigits(String text) {
    int digits = 0;
    for (int i = 0; i < text.length() && digits < 4; i++) {
      digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
    }
    return digits >= 4;
  }
}
