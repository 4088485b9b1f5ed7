package dev.sheaf.extract;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names in the state that pages hand to their own scripts: `"author":"Ana Roe"`.
final class ScriptAuthors implements AuthorSource {

  private static final int CHARS_MAX = 400_000;
  private static final int CLAIMS_MAX = 10;
  private static final Pattern MEMBER =
      Pattern.compile(
          "(?i)[\"'](?:[a-z_-]{0,12}author(?:_?name|s)?|byline)\\\\?[\"']\\s?:\\s?\\[?\\s?"
              + "(?:\\{[^{}]{0,80}\"name\"\\s?:\\s?)?\\\\?[\"']([^\"'\\\\<>{}]{3,80})\\\\?[\"']");

  @Override
  public void read(Page page, List<AuthorClaim> claims) {
    int found = 0;
    for (String script : page.survey().scripts()) {
      Matcher member = MEMBER.matcher(script).region(0, Math.min(script.length(), CHARS_MAX));
      while (found < CLAIMS_MAX && member.find()) {
        AuthorClaim.unseen(
            claims, NameReader.names(member.group(1)), AuthorSign.SCRIPT_AUTHOR, Source.TEXT);
        found++;
      }
    }
  }
}
