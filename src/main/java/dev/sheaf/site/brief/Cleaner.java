package dev.sheaf.site.brief;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// Makes plain text of a prompt: no control characters, no markup that would run, no template
/// syntax. A bare `<word>` stays, because a post may be about it, and everything is escaped where
/// it is written.
final class Cleaner {

  /// Elements whose content is no text for readers.
  private static final Pattern UNREADABLE =
      Pattern.compile(
          "(?is)<(script|style|iframe|object|svg|template|noscript)\\b.{0,4000}?(?:</\\1\\s*>|$)");

  private static final Pattern COMMENT = Pattern.compile("(?s)<!--.{0,4000}?(?:-->|$)");

  /// Tags with attributes, closing tags and self-closing ones.
  private static final Pattern TAG =
      Pattern.compile("<(?:/\\w[^<>]{0,200}|\\w+\\s[^<>]{0,2000}|\\w+/|![^<>]{0,200})>");

  /// Plain formatting tags; their closing ones are gone by now.
  private static final Pattern FORMATTING =
      Pattern.compile("(?i)<(?:b|i|u|p|br|em|strong|div|span|h[1-6]|ul|ol|li|center)>");

  private static final Pattern TEMPLATE =
      Pattern.compile(
          "\\{\\{[^{}]{0,400}}}|[$#*@]\\{[^{}]{0,400}}|\\{%[^{}]{0,400}%}|<%.{0,400}?%>");

  private static final Pattern SCRIPT_LINK =
      Pattern.compile("(?i)\\b(?:(?:javascript|vbscript)\\s?:(?=\\S)|data:\\w+/)\\S{0,400}");

  private static final Pattern CONTROL =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\uFFFE\\uFFFF&&[^\\n\\u200d]]");
  private static final Pattern SPACES = Pattern.compile("[ \\t\\u00a0]+");

  private Cleaner() {}

  static String clean(String prompt) {
    String text = Normalizer.normalize(prompt, Normalizer.Form.NFC);
    text = text.replace("\r\n", "\n").replace('\r', '\n').replace('\t', ' ');
    text = CONTROL.matcher(text).replaceAll("");
    for (Pattern unwanted :
        new Pattern[] {UNREADABLE, COMMENT, TEMPLATE, TAG, FORMATTING, SCRIPT_LINK}) {
      text = unwanted.matcher(text).replaceAll(" ");
    }
    return SPACES.matcher(text).replaceAll(" ").strip();
  }
}
