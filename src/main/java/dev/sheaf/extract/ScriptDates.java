package dev.sheaf.extract;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates in the state that pages hand to their own scripts, and in JSON-LD too broken to parse:
/// `"publishedAt":"2024-01-15…"`. Looks for the dates first and for the name before each one then,
/// since scripts hold far fewer dates than letters.
final class ScriptDates implements DateSource {

  private static final int CHARS_MAX = 400_000;
  private static final int CLAIMS_MAX = 20;
  private static final int NAME_CHARS = 45;
  private static final Pattern DATE =
      Pattern.compile("20\\d{2}-?\\d{2}-?\\d{2}[0-9T:.+\\-Z ]{0,24}");
  private static final Pattern NAME =
      Pattern.compile(
          "(publish|creat|modif|updat|pubdate|releas)[a-z_-]{0,20}\\\\?[\"']?\\s?[:=]\\s?\\\\?[\"']?$");

  @Override
  public void read(Page page, DateReader reader, List<DateClaim> claims) {
    int room = CLAIMS_MAX;
    for (String script : page.survey().scripts()) {
      room -= read(script, room, reader, claims);
    }
    for (String block : page.survey().jsonLdBlocks()) {
      room -= read(block, page.jsonLd().things().isEmpty() ? room : 0, reader, claims);
    }
  }

  private static int read(String script, int room, DateReader reader, List<DateClaim> claims) {
    int found = 0;
    int end = Math.min(script.length(), CHARS_MAX);
    Matcher date = DATE.matcher(script).region(0, end);
    for (int at = script.indexOf("20");
        at >= 0 && at < end && found < room;
        at = script.indexOf("20", at + 2)) {
      if (date.region(at, end).lookingAt()) {
        String before = script.substring(Math.max(0, at - NAME_CHARS), at).toLowerCase(Locale.ROOT);
        Matcher name = NAME.matcher(before);
        if (name.find()) {
          char kind = name.group(1).charAt(0);
          DateSign sign =
              kind == 'm' || kind == 'u' ? DateSign.SCRIPT_MODIFIED : DateSign.SCRIPT_PUBLISHED;
          DateClaim.add(claims, reader.read(date.group().strip()), sign, Source.TEXT);
          found++;
        }
      }
    }
    return found;
  }
}
