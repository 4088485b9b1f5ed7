package dev.sheaf.extract;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A full date in the address: `/2024/01/15/` or `-2024-01-15` or `/20240115`.
final class UrlDate implements DateSource {

  private static final Pattern DAY =
      Pattern.compile(
          "(?<!\\d)((?:19|20)\\d{2})([/_.-])(\\d{1,2})\\2(\\d{1,2})(?!\\d)"
              + "|(?<!\\d)((?:19|20)\\d{2})(0[1-9]|1[0-2])([0-3]\\d)(?!\\d)"
              + "|(?<!\\d)((?:19|20)\\d{2})/(\\p{Alpha}{3,9})/(\\d{1,2})(?!\\d)"
              + "|(?<!\\d)([0-3]?\\d)[._-]([01]?\\d)[._-]((?:19|20)\\d{2})(?!\\d)");

  @Override
  public void read(Page page, DateReader reader, List<DateClaim> claims) {
    PageUrl url = page.url();
    Matcher day = DAY.matcher(url == null ? "" : url.path());
    if (day.find()) {
      DateClaim.add(claims, reader.read(iso(day)), DateSign.URL, Source.URL);
    }
  }

  private static String iso(Matcher day) {
    if (day.group(1) != null) {
      return day.group(1) + "-" + day.group(3) + "-" + day.group(4);
    }
    return day.group(5) != null
        ? day.group(5) + "-" + day.group(6) + "-" + day.group(7)
        : day.group(8) != null
            ? day.group(10) + " " + day.group(9) + " " + day.group(8)
            : day.group(11) + "." + day.group(12) + "." + day.group(13);
  }
}
