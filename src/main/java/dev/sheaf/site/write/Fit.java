package dev.sheaf.site.write;

import java.util.Locale;

/// Makes text fit its field.
final class Fit {

  private Fit() {}

  /// One line of at most so many characters, cut after a word.
  static String line(String text, int max) {
    String line = text.replaceAll("\\s+", " ").strip();
    if (line.length() <= max) {
      return line;
    }
    int space = line.lastIndexOf(' ', max - 1);
    int end = space > max / 2 ? space : max - 1;
    return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /// German vowels as German addresses spell them.
  static String latin(String text) {
    return text.replace("ä", "ae")
        .replace("ö", "oe")
        .replace("ü", "ue")
        .replace("Ä", "Ae")
        .replace("Ö", "Oe")
        .replace("Ü", "Ue");
  }

  static String sentence(String text) {
    return text.matches("(?s).*[.!?…]$") ? text : text + ".";
  }
}
