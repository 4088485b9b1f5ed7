package dev.sheaf.extract;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates in the state that pages hand to their own scripts, and in JSON-LD too broken to parse:
/// `"publishedAt":"2024-01-15…"`.
final class ScriptDates implements DateSource {

  private static final int CHARS_MAX = 400_000;
  private static final int CLAIMS_MAX = 20;
  private static final Pattern MEMBER =
      Pattern.compile(
          "(?i)(publish|creat|modif|updat|pubdate|releas)[a-z_-]{0,20}\\\\?[\"']?\\s?[:=]\\s?\\\\?[\"']?"
              + "((?:19|20)\\d{2}-?\\d{2}-?\\d{2}[0-9T:.+\\-Z ]{0,24}|1\\d{9}(?:\\d{3})?)");

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
    Matcher member = MEMBER.matcher(script).region(0, Math.min(script.length(), CHARS_MAX));
    while (found < room && member.find()) {
      char kind = Character.toLowerCase(member.group(1).charAt(0));
      DateSign sign =
          kind == 'm' || kind == 'u' ? DateSign.SCRIPT_MODIFIED : DateSign.SCRIPT_PUBLISHED;
      DateClaim.add(claims, reader.read(member.group(2).strip()), sign, Source.TEXT);
      found++;
    }
    return found;
  }
}
