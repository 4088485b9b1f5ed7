package dev.sheaf.llm;

import java.text.BreakIterator;
import java.util.Locale;

/// Fits text into a number of tokens without knowing the model's vocabulary. The estimate is on the
/// safe side: English prose comes out some tenths too high, and scripts that tokenizers cut finely
/// (Chinese, Thai, emoji) count per character.
public final class TokenBudget {

  /// English prose has about four characters to a token; markup, digits and other languages of the
  /// Latin script have three and less.
  private static final int PLAIN_PER_TOKEN = 3;

  /// A boundary is taken only if it keeps this part of what would fit.
  private static final double WORTH_KEEPING = 0.6;

  private static final int LOOK_BACK = 4_000;
  private static final int LOOK_AHEAD = 200;

  private TokenBudget() {}

  /// No fewer tokens than any common tokenizer would make of ordinary text.
  public static int estimate(CharSequence text) {
    long thirds = text.codePoints().mapToLong(TokenBudget::weight).sum();
    return Math.toIntExact(Math.min(Integer.MAX_VALUE, Math.ceilDiv(thirds, PLAIN_PER_TOKEN)));
  }

  /// The beginning of the text that fits into the tokens, cut after a paragraph, else after a
  /// sentence, else after a word, and never inside a character.
  public static String trim(String text, int tokens) {
    if (tokens < 1) {
      throw new IllegalArgumentException("tokens is " + tokens + ", must be at least 1");
    }
    int fits = fittingChars(text, tokens);
    if (fits == text.length()) {
      return text;
    }
    return text.substring(0, boundaryBefore(text, fits)).stripTrailing();
  }

  /// At most so many chars of the text, without splitting a surrogate pair.
  static String cut(String text, int chars) {
    if (text.length() <= chars) {
      return text;
    }
    boolean splitsPair = chars > 0 && Character.isHighSurrogate(text.charAt(chars - 1));
    return text.substring(0, splitsPair ? chars - 1 : chars);
  }

  private static int fittingChars(String text, int tokens) {
    long room = (long) tokens * PLAIN_PER_TOKEN;
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      room -= weight(codePoint);
      if (room < 0) {
        return at;
      }
      at += Character.charCount(codePoint);
    }
    return at;
  }

  /// In thirds of a token.
  private static int weight(int codePoint) {
    if (codePoint < 0x80) {
      return Character.isLetter(codePoint) || codePoint == ' ' ? 1 : 2;
    }
    if (codePoint < 0x250) {
      return 2;
    }
    return codePoint < 0x2000 ? PLAIN_PER_TOKEN : 2 * PLAIN_PER_TOKEN;
  }

  private static int boundaryBefore(String text, int fits) {
    int least = (int) (fits * WORTH_KEEPING);
    int paragraph = text.lastIndexOf("\n\n", fits);
    if (paragraph > least) {
      return paragraph;
    }
    int sentence = last(BreakIterator.getSentenceInstance(Locale.ROOT), text, fits);
    if (sentence > least) {
      return sentence;
    }
    int word = last(BreakIterator.getWordInstance(Locale.ROOT), text, fits);
    // the word rules of the JDK split joined emoji, the character rules do not
    return last(BreakIterator.getCharacterInstance(Locale.ROOT), text, word > least ? word : fits);
  }

  /// The last boundary at or before the end, as seen in a little more of the text: what follows
  /// decides whether the end is one.
  private static int last(BreakIterator boundaries, String text, int end) {
    int from = Math.max(0, end - LOOK_BACK);
    boundaries.setText(text.substring(from, Math.min(text.length(), end + LOOK_AHEAD)));
    int at = end - from;
    int found = boundaries.isBoundary(at) ? at : boundaries.preceding(at);
    return found <= 0 ? 0 : from + found;
  }
}
