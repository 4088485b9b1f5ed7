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

  /// The word that is misspelt most where people ask for websites.
  private static final Pattern BUSINESS =
      Pattern.compile("(?<=\\b[Bb])(?:uis|us+i|usi|ussi)n+es+\\b");

  /// Markdown's `**strong**` and `__strong__`.
  private static final Pattern STRONG =
      Pattern.compile("(\\*\\*|__)(?=\\S)([^*_\\n]{1,300}?)(?<=\\S)\\1");

  /// A heading with a list below it is a label; one without names a part of the prompt.
  private static final Pattern HEADING_OF_LIST =
      Pattern.compile(
          "(?m)^ ?#{1,6} +([^\\n:]{1,80}?):? *\\n(?:[ \\t]*\\n)*(?= ?(?:[-*•+]|\\d{1,2}[.)]) )");

  /// "## Style" above a line of wishes is a label, too.
  private static final Pattern HEADING_OF_LOOKS =
      Pattern.compile(
          "(?im)^ ?#{1,6} +(style|look(?: and feel)?|tone(?: of voice)?|design|branding|colou?rs?|palette|stil|farben) *:? *\\n\\s*(?=\\S)");

  /// "# Website for Copper Kettle" asks for something.
  private static final Pattern HEADING_THAT_ASKS =
      Pattern.compile(
          "(?im)^ ?#{1,6} +((?=[^\\n]*\\b(?:website|site|page|webseite) (?:for|für) )[^\\n]{1,200})$");

  private static final Pattern HEADING = Pattern.compile("(?m)^ ?#{1,6} +[^\\n]{0,200}$");

  private Cleaner() {}

  static String clean(String prompt) {
    String text = Normalizer.normalize(prompt, Normalizer.Form.NFC);
    text = text.replace("\r\n", "\n").replace('\r', '\n').replace('\t', ' ');
    text = CONTROL.matcher(text).replaceAll("");
    for (Pattern unwanted :
        new Pattern[] {UNREADABLE, COMMENT, TEMPLATE, TAG, FORMATTING, SCRIPT_LINK}) {
      text = unwanted.matcher(text).replaceAll(" ");
    }
    text = BUSINESS.matcher(text).replaceAll("usiness");
    text = STRONG.matcher(SPACES.matcher(text).replaceAll(" ")).replaceAll("$2");
    text = HEADING_OF_LOOKS.matcher(text).replaceAll("Style: ");
    text = HEADING_THAT_ASKS.matcher(text).replaceAll("$1");
    text = HEADING_OF_LIST.matcher(text).replaceAll("$1:\n");
    return HEADING.matcher(text).replaceAll("").strip();
  }
}
