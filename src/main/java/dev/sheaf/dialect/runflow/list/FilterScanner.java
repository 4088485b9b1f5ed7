package dev.sheaf.dialect.runflow.list;

import java.util.Locale;

/// Walks over the characters of a filter expression. What a character means depends on where it
/// stands (a colon is an operator after a field and part of a time after an operator), so the
/// parser asks for what it expects and there are no tokens made beforehand.
final class FilterScanner {

  private final String text;
  private int at;

  FilterScanner(String text) {
    this.text = text;
  }

  boolean atEnd() {
    skipBlanks();
    return at == text.length();
  }

  /// Takes the character if it comes next.
  boolean take(char c) {
    skipBlanks();
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  /// Takes the keyword if it comes next as a whole word.
  boolean takeKeyword(String keyword) {
    skipBlanks();
    int end = at + keyword.length();
    boolean here = text.regionMatches(true, at, keyword, 0, keyword.length());
    if (!here || (end < text.length() && !endsKeyword(text.charAt(end)))) {
      return false;
    }
    at = end;
    return true;
  }

  private static boolean endsKeyword(char c) {
    return Character.isWhitespace(c) || c == '(';
  }

  /// The name of a field or an operator; empty if none comes next.
  String name() {
    skipBlanks();
    int from = at;
    while (at < text.length() && isName(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  /// A comparison sign, the longest that fits; empty if none comes next.
  String symbol() {
    skipBlanks();
    for (int length = 2; length > 0; length--) {
      int end = Math.min(text.length(), at + length);
      String symbol = text.substring(at, end);
      if (Operator.ofSymbol(symbol).isPresent()) {
        at = end;
        return symbol;
      }
    }
    return "";
  }

  /// A value: quoted, or a bare word that ends at a blank, a comma or a bracket.
  String value() {
    skipBlanks();
    if (at < text.length() && text.charAt(at) == '\'') {
      return quoted();
    }
    int from = at;
    while (at < text.length() && !endsBareWord(text.charAt(at))) {
      at++;
    }
    if (from == at) {
      throw error("a value is missing");
    }
    return text.substring(from, at);
  }

  private String quoted() {
    int from = at++;
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '\'') {
        value.append(c);
      } else if (at < text.length() && text.charAt(at) == '\'') {
        value.append(c);
        at++;
      } else {
        return value.toString();
      }
    }
    at = from;
    throw error("the quote is not closed");
  }

  BadQuery error(String what) {
    return new BadQuery("q", String.format(Locale.ROOT, "%s at position %d", what, at + 1));
  }

  private static boolean endsBareWord(char c) {
    return Character.isWhitespace(c) || c == ',' || c == '(' || c == ')' || c == '\'';
  }

  private static boolean isName(char c) {
    return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
