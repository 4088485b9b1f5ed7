package dev.sheaf.extract;

import org.jsoup.nodes.Element;

/// The text of the block that is being gathered, plain and as Markdown.
final class BlockText {

  static final int CHARS_MAX = 200_000;
  static final int HREF_CHARS_MAX = 2_000;

  private final StringBuilder plain = new StringBuilder();
  private final StringBuilder markdown = new StringBuilder();
  private int linkWords;
  private long generation;

  /// Where a block stands.
  record Place(String tag, int list, int row, int inner, int near, Box box) {}

  void add(String raw, boolean inLink, boolean code) {
    if (plain.length() >= CHARS_MAX) {
      return;
    }
    int before = plain.length();
    if (code) {
      plain.append(raw);
      markdown.append(raw);
    } else {
      Texts.appendCollapsed(plain, raw, CHARS_MAX);
      Texts.appendCollapsed(markdown, raw, CHARS_MAX);
    }
    if (inLink) {
      linkWords += Texts.words(plain.subSequence(before, plain.length()));
    }
  }

  /// Notes a line break; true if it is the second in a row, which readers take for a new paragraph.
  boolean lineBreak() {
    boolean second = plain.length() > 0 && plain.charAt(plain.length() - 1) == '\n';
    if (plain.length() > 0 && !second) {
      trimEnd(plain);
      trimEnd(markdown);
      plain.append('\n');
      markdown.append('\n');
    }
    return second;
  }

  /// A mark to hand back to [#close]; it is void once the block has ended.
  long position() {
    return generation << 32 | markdown.length();
  }

  /// Puts the marks of an inline element round what was gathered since `position`.
  void close(Element element, long position) {
    int from = (int) position;
    if (position >>> 32 != generation || from > markdown.length()) {
      return;
    }
    switch (element.normalName()) {
      case "strong", "b" -> wrap(from, "**", "**");
      case "em", "i" -> wrap(from, "*", "*");
      case "code", "kbd", "samp", "tt" -> wrap(from, "`", "`");
      case "a" -> wrapLink(from, element.attr("href").strip());
      default -> {}
    }
  }

  private void wrapLink(int from, String href) {
    boolean target = !href.isEmpty() && href.length() <= HREF_CHARS_MAX && !href.startsWith("#");
    if (target && !href.startsWith("javascript:") && !href.contains(" ") && !href.contains(")")) {
      wrap(from, "[", "](" + href + ")");
    }
  }

  private void wrap(int from, String before, String after) {
    int first = from;
    int end = markdown.length();
    while (first < end && Texts.isSpace(markdown.charAt(first))) {
      first++;
    }
    while (end > first && Texts.isSpace(markdown.charAt(end - 1))) {
      end--;
    }
    if (first < end) {
      markdown.insert(end, after).insert(first, before);
    }
  }

  boolean isBlank() {
    for (int i = 0; i < plain.length(); i++) {
      if (Character.isLetterOrDigit(plain.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  void clear() {
    plain.setLength(0);
    markdown.setLength(0);
    linkWords = 0;
    generation++;
  }

  Block toBlock(int index, Place place) {
    String text = plain.toString().strip();
    return new Block(
        index,
        place.tag(),
        text,
        markdown.toString().strip(),
        heading(place.tag()),
        place.list(),
        place.row(),
        place.inner(),
        place.near(),
        Texts.words(text),
        linkWords,
        commas(text),
        place.box());
  }

  private static int heading(String tag) {
    boolean heading = tag.length() == 2 && tag.charAt(0) == 'h';
    return heading && tag.charAt(1) >= '1' && tag.charAt(1) <= '6' ? tag.charAt(1) - '0' : 0;
  }

  private static int commas(String text) {
    int commas = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      commas += c == ',' || c == '，' || c == '、' || c == '،' ? 1 : 0;
    }
    return commas;
  }

  private static void trimEnd(StringBuilder text) {
    while (text.length() > 0 && text.charAt(text.length() - 1) == ' ') {
      text.setLength(text.length() - 1);
    }
  }
}
