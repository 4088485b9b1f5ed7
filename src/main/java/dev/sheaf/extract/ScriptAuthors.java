package dev.sheaf.extract;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names in the state that pages hand to their own scripts: `"author":"Ana Roe"`.
final class ScriptAuthors implements AuthorSource {

  private static final int CHARS_MAX = 400_000;
  private static final int CLAIMS_MAX = 10;
  private static final int NAME_CHARS = 16;
  private static final int VALUE_CHARS = 220;
  private static final Pattern MEMBER =
      Pattern.compile(
          "(?i)[\"'](?:[a-z_-]{0,12}author(?:_?name|s)?|byline)\\\\?[\"']\\s?:\\s?\\[?\\s?"
              + "(?:\\{[^{}]{0,80}\"name\"\\s?:\\s?)?\\\\?[\"']([^\"'\\\\<>{}]{3,80})\\\\?[\"']");

  @Override
  public void read(Page page, List<AuthorClaim> claims) {
    int found = 0;
    for (String script : page.survey().scripts()) {
      int end = Math.min(script.length(), CHARS_MAX);
      Matcher member = MEMBER.matcher(script);
      for (int at = script.indexOf("uthor");
          at >= 0 && at < end && found < CLAIMS_MAX;
          at = script.indexOf("uthor", at + 5)) {
        // The name of the member begins a little before and its value ends soon after.
        member.region(Math.max(0, at - NAME_CHARS), Math.min(end, at + VALUE_CHARS));
        if (member.find()) {
          AuthorClaim.unseen(
              claims, NameReader.names(member.group(1)), AuthorSign.SCRIPT_AUTHOR, Source.TEXT);
          found++;
          at = member.end();
        }
      }
    }
  }
}
