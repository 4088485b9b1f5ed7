package dev.sheaf.extract;

/// The digits of other scripts (`٢٠٢٠`, `۲۰۲۰`, `२०२०`, `２０２０`) as the ones dates are read with.
/// Every character becomes exactly one, so that positions stay what they are.
final class Digits {

  private Digits() {}

  static String ascii(String text) {
    int at = 0;
    while (at < text.length() && !isForeign(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return text;
    }
    char[] chars = text.toCharArray();
    for (; at < chars.length; at++) {
      if (isForeign(chars[at])) {
        chars[at] = (char) ('0' + Character.digit(chars[at], 10));
      }
    }
    return new String(chars);
  }

  private static boolean isForeign(char c) {
    return c > 127 && Character.isDigit(c);
  }
}
