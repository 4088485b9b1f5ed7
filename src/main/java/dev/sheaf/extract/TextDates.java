package dev.sheaf.extract;

import java.util.List;

/// Dates in the visible text: in short blocks, and at the very beginning or end of longer ones.
final class TextDates implements DateSource {

  static final int SHORT_CHARS = 240;
  private static final int LABEL_CHARS = 40;
  private static final int LABEL_WORDS = 4;
  private static final int FAR_IN = 999;
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
        found += read(page, block, text, 0, reader, claims);
      } else {
        found += read(page, block, text.substring(0, 100), 0, reader, claims);
        found += read(page, block, text.substring(text.length() - 60), 1, reader, claims);
      }
    }
  }

  private static int read(
      Page page, Block block, String text, int part, DateReader reader, List<DateClaim> claims) {
    if (!hasDigits(text)) {
      return 0;
    }
    List<DateReader.Hit> hits = reader.find(text);
    int from = 0;
    for (DateReader.Hit hit : hits) {
      String before = text.substring(Math.max(from, hit.start() - LABEL_CHARS), hit.start());
      DateSign sign = DateLabels.sign(before, DateSign.TEXT);
      if (sign == DateSign.TEXT && before.isBlank() && part == 0) {
        sign = DateLabels.sign(labelBefore(page, block), DateSign.TEXT);
      }
      claims.add(
          new DateClaim(
              hit.date(),
              sign,
              Source.TEXT,
              block.index(),
              block.around(),
              block.near(),
              look(block, part),
              part == 0 ? hit.start() : FAR_IN));
      from = hit.end();
    }
    return hits.size();
  }

  /// A short block before a date may be its label: `<dt>Published</dt><dd>3 May 2021</dd>`.
  private static String labelBefore(Page page, Block block) {
    Block before = block.index() == 0 ? null : page.blocks().get(block.index() - 1);
    boolean label = before != null && before.words() <= LABEL_WORDS && before.heading() == 0;
    return before != null && label ? before.text() : "";
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
