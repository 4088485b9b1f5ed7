package dev.sheaf.extract;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/// Small helpers on text that several sources share.
final class Texts {

  private Texts() {}

  /// The text of an element with a newline at each break of line or block, cut at `max` characters.
  static String of(Element element, int max) {
    StringBuilder text = new StringBuilder();
    NodeTraversor.filter(
        (node, depth) -> {
          if (node instanceof TextNode words) {
            appendCollapsed(text, words.getWholeText(), max);
          } else if (node instanceof Element inner && skipped(inner)) {
            return NodeFilter.FilterResult.SKIP_ENTIRELY;
          } else if (breaksLine(node) && !text.isEmpty()) {
            text.append('\n');
          } else if (node instanceof Element && endsInWord(text)) {
            // <a>Ana Roe</a><span>Staff</span>: the page sets them apart by style, so do we.
            text.append('\n');
          }
          return text.length() >= max
              ? NodeFilter.FilterResult.STOP
              : NodeFilter.FilterResult.CONTINUE;
        },
        element);
    return text.length() > max ? text.substring(0, max).strip() : text.toString().strip();
  }

  private static boolean skipped(Element element) {
    return switch (element.normalName()) {
      case "script", "style", "svg", "noscript", "template", "button" -> true;
      default -> false;
    };
  }

  private static boolean endsInWord(StringBuilder text) {
    return !text.isEmpty() && Character.isLetterOrDigit(text.charAt(text.length() - 1));
  }

  private static boolean breaksLine(Node node) {
    return node instanceof Element element && (element.isBlock() || element.nameIs("br"));
  }

  /// Appends with every run of white space as one space, until `out` has `max` characters.
  static void appendCollapsed(StringBuilder out, String raw, int max) {
    boolean space = out.isEmpty() || Character.isWhitespace(out.charAt(out.length() - 1));
    for (int i = 0; i < raw.length() && out.length() < max; i++) {
      char c = raw.charAt(i);
      if (isSpace(c)) {
        if (!space) {
          out.append(' ');
        }
        space = true;
      } else if (c != '\u00AD' && c != '\u200B' && c != '\uFEFF') {
        out.append(c);
        space = false;
      }
    }
  }

  static String collapsed(String raw, int max) {
    StringBuilder out = new StringBuilder(Math.min(raw.length(), 200));
    appendCollapsed(out, raw, max);
    return out.toString().strip();
  }

  /// Without halves of characters, which broken pages have and cuts leave behind: databases and
  /// writers refuse them.
  static String whole(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (Character.isSurrogate(c)) {
        out = out == null ? new StringBuilder(text) : out;
        out.setCharAt(i, '\uFFFD');
      }
    }
    return out == null ? text : out.toString();
  }

  static boolean isSpace(char c) {
    return c <= ' '
        || c == '\u00A0'
        || (c >= '\u2000' && c <= '\u200A')
        || c == '\u3000'
        || c == '\u2028'
        || c == '\u2029'
        || c == '\u202F';
  }

  /// Words as a reader counts them; a run of ideographs counts one for every two of them.
  static int words(CharSequence text) {
    int words = 0;
    int ideographs = 0;
    boolean inWord = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '\u3040' && c <= '\u9FFF') {
        ideographs++;
        inWord = false;
      } else if (Character.isLetterOrDigit(c)) {
        words += inWord ? 0 : 1;
        inWord = true;
      } else if (c != '\'' && c != '’' && c != '-') {
        inWord = false;
      }
    }
    return words + (ideographs + 1) / 2;
  }
}
