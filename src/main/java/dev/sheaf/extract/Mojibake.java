package dev.sheaf.extract;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;

/// Mends text that was UTF-8, was read as Latin letters and written down as UTF-8 once more:
/// `donâ€™t` and `fÃ¼r` become what they were. It touches only runs that are valid UTF-8 when
/// turned back and that nobody writes on purpose, and only where a page has several.
final class Mojibake {

  private static final int RUNS_MIN = 3;

  /// The characters that windows-1252 has where Latin-1 has control codes, and their bytes.
  private static final Map<Character, Integer> WINDOWS = windows();

  private Mojibake() {}

  static String mended(String text) {
    int runs = 0;
    for (int at = next(text, 0); at >= 0 && runs < RUNS_MIN; at = next(text, at + 1)) {
      runs += length(text, at) > 0 ? 1 : 0;
    }
    return runs < RUNS_MIN ? text : mend(text);
  }

  private static String mend(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int done = 0;
    for (int at = next(text, 0); at >= 0; at = next(text, at + 1)) {
      int length = at < done ? 0 : length(text, at);
      if (length > 0) {
        out.append(text, done, at).appendCodePoint(codePoint(text, at, length));
        done = at + length;
      }
    }
    return out.append(text, done, text.length()).toString();
  }

  /// The next character that could be the first byte of a run.
  private static int next(String text, int from) {
    for (int i = from; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      if (c >= 0xC3 && c <= 0xF4 && follows(text.charAt(i + 1)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  /// How many characters from here are one character written twice over, or 0.
  private static int length(String text, int at) {
    int lead = text.charAt(at);
    int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (at + length > text.length()) {
      return 0;
    }
    // An Ã before a sign is no word of any language; elsewhere one byte must be a control code.
    boolean strange = lead == 0xC3;
    for (int i = 1; i < length; i++) {
      int next = follows(text.charAt(at + i));
      if (next < 0) {
        return 0;
      }
      strange |= next < 0xA0;
    }
    return strange && Character.isDefined(codePoint(text, at, length)) ? length : 0;
  }

  private static int codePoint(String text, int at, int length) {
    int point = text.charAt(at) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07);
    for (int i = 1; i < length; i++) {
      point = (point << 6) | (follows(text.charAt(at + i)) & 0x3F);
    }
    return point;
  }

  /// The byte from 0x80 to 0xBF that a character was, or -1.
  private static int follows(char c) {
    return c >= 0x80 && c <= 0xBF ? c : c < 0x80 ? -1 : WINDOWS.getOrDefault(c, -1);
  }

  private static Map<Character, Integer> windows() {
    Map<Character, Integer> bytes = new HashMap<>();
    Charset windows = Charset.forName("windows-1252");
    for (int i = 0x80; i < 0xA0; i++) {
      char c = new String(new byte[] {(byte) i}, windows).charAt(0);
      if (c > 0xFF && c != '\uFFFD') {
        bytes.put(c, i);
      }
    }
    return Map.copyOf(bytes);
  }
}
