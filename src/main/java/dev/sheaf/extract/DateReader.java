package dev.sheaf.extract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads dates: those for machines (`2024-01-15T09:30:00+01:00`, epoch seconds, RFC 1123) and those
/// for people, in any order of day, month and year, with month names of any language. Days before
/// 1990 or after 2060 are not dates of web pages and are passed over.
final class DateReader {

  static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
  static final LocalDate LATEST = LocalDate.of(2060, 12, 31);
  static final int PROSE_CHARS_MAX = 2_000;
  private static final int HITS_MAX = 20;

  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T\\s]{1,3}(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:[.,]\\d{1,9})?"
              + "\\s?(Z|z|UTC|GMT|[+-]\\d{2}:?\\d{2}|[+-]\\d{2}(?!\\d))?)?");
  private static final Pattern COMPACT =
      Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})(?:T?\\d{4,6}Z?)?");
  private static final Pattern EPOCH = Pattern.compile("\\d{10}|\\d{13}");

  /// Years of this and the last century, and of the Persian and the Buddhist calendar.
  private static final String YEAR = "((?:19|20|13|14|25)\\d{2})";

  private static final String OF = "(?:(?:de|of|di|del|m\\.|g\\.|tháng)\\s)?";

  /// year month day | numbers only | day name year | day month year in Vietnamese | name day year |
  /// year name day
  private static final Pattern PROSE =
      Pattern.compile(
          "(?<!\\d)(?:"
              + YEAR
              + "\\s?[-/.年년]\\s?(\\d{1,2})\\s?[-/.月월]\\s?(\\d{1,2})(?!\\d)"
              + "|(\\d{1,2})\\s?[-/.|]\\s?(\\d{1,2})\\s?[-/.|]\\s?((?:19|20|25)\\d{2}|\\d{2})(?![\\d/])"
              + "|(\\d{1,2})(?:st|nd|rd|th|er|º|ª)?[.,]?[\\s\\-]{0,2}"
              + OF
              + "([\\p{L}\\p{M}]{3,14})(?:\\s?/\\s?[\\p{L}\\p{M}]{3,14})?[.,]?[\\s\\-/']{0,2}(?:(?:de|del|of)\\s)?,?"
              + "((?:19|20|13|14|25)\\d{2}|\\d{2}(?!\\d|:|\\.\\d))(?!\\d)"
              + "|(\\d{1,2})\\s(?:tháng|thg)\\s(\\d{1,2}),?\\s(?:năm\\s)?"
              + YEAR
              + ")|(?<!\\p{L})([\\p{L}\\p{M}]{3,14})[.,]?[\\s\\-]{1,2}(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?,?[\\s\\-,]{1,3}((?:19|20)\\d{2})(?!\\d)"
              + "|(?<!\\d)((?:19|20)\\d{2})[.,]?[\\s\\-]"
              + OF
              + "([\\p{L}\\p{M}]{3,14})\\.?[\\s\\-](\\d{1,2})(?!\\d)");

  private static final Set<String> CENTRAL_EUROPEAN =
      Set.of(
          "de", "fr", "it", "es", "nl", "pl", "sv", "da", "nb", "no", "nn", "cs", "sk", "hu", "sl",
          "hr", "ca");

  private final String language;
  private final boolean monthFirst;

  /// A date in a text and where it stands there.
  record Hit(PageDate date, int start, int end) {}

  /// @param language primary subtag of the page's language, or empty
  /// @param monthFirst whether 3/4/2024 is the fourth of March
  DateReader(String language, boolean monthFirst) {
    this.language = language;
    this.monthFirst = monthFirst;
  }

  /// A date written for machines, or failing that for people.
  @Nullable PageDate read(@Nullable String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    String text = Digits.ascii(value.strip());
    text = text.length() > 120 ? text.substring(0, 120) : text;
    PageDate machine = machine(text);
    if (machine != null) {
      return machine;
    }
    List<Hit> hits = find(text);
    return hits.isEmpty() ? null : hits.getFirst().date();
  }

  /// All dates in a text, in order.
  List<Hit> find(String raw) {
    String text =
        Digits.ascii(raw.length() > PROSE_CHARS_MAX ? raw.substring(0, PROSE_CHARS_MAX) : raw);
    List<Hit> hits = new ArrayList<>();
    Matcher matcher = PROSE.matcher(text);
    int from = 0;
    while (hits.size() < HITS_MAX && from < text.length() && matcher.find(from)) {
      LocalDate day = day(matcher);
      if (day != null) {
        hits.add(new Hit(PageDate.of(day), matcher.start(), matcher.end()));
      }
      // A word that is no month may have hidden a date that begins right behind it.
      from = day != null ? matcher.end() : matcher.start() + 1;
    }
    return hits;
  }

  private @Nullable PageDate machine(String text) {
    Matcher iso = ISO.matcher(text);
    if (iso.lookingAt()) {
      return iso(iso);
    }
    if (EPOCH.matcher(text).matches()) {
      long number = Long.parseLong(text);
      Instant at =
          text.length() == 10 ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
      return plausible(PageDate.of(at.atOffset(ZoneOffset.UTC)));
    }
    Matcher compact = COMPACT.matcher(text);
    if (compact.matches()) {
      LocalDate day = day(compact.group(1), compact.group(2), compact.group(3));
      return day == null ? null : PageDate.of(day);
    }
    return rfc1123(text);
  }

  private @Nullable PageDate rfc1123(String text) {
    if (text.length() < 20 || text.charAt(text.length() - 1) > 'z') {
      return null;
    }
    try {
      return plausible(
          PageDate.of(OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)));
    } catch (DateTimeParseException other) {
      return null;
    }
  }

  private @Nullable PageDate iso(Matcher iso) {
    LocalDate day = day(iso.group(1), iso.group(2), iso.group(3));
    if (day == null || iso.group(4) == null || iso.group(7) == null) {
      return day == null ? null : PageDate.of(day);
    }
    try {
      int second = iso.group(6) == null ? 0 : Integer.parseInt(iso.group(6));
      if (isMidnightAbroad(iso)) {
        ZoneOffset east = ZoneOffset.ofHours(24 - Integer.parseInt(iso.group(4)));
        return PageDate.of(day.plusDays(1).atStartOfDay().atOffset(east));
      }
      return PageDate.of(
          day.atTime(Integer.parseInt(iso.group(4)), Integer.parseInt(iso.group(5)), second)
              .atOffset(offset(iso.group(7))));
    } catch (DateTimeException noSuchTime) {
      return PageDate.of(day);
    }
  }

  /// 22:00 or 23:00 sharp in UTC, on a page in a language of Central Europe, is midnight there: the
  /// author gave a day, and the content system wrote it down in UTC.
  private boolean isMidnightAbroad(Matcher iso) {
    boolean sharp =
        "00".equals(iso.group(5)) && (iso.group(6) == null || "00".equals(iso.group(6)));
    boolean late = "22".equals(iso.group(4)) || "23".equals(iso.group(4));
    boolean utc = Character.isLetter(iso.group(7).charAt(0)) || iso.group(7).matches("[+-]00:?00");
    return sharp && late && utc && CENTRAL_EUROPEAN.contains(language);
  }

  private static ZoneOffset offset(String text) {
    boolean numeric = text.charAt(0) == '+' || text.charAt(0) == '-';
    return numeric ? ZoneOffset.of(text) : ZoneOffset.UTC;
  }

  private @Nullable LocalDate day(Matcher prose) {
    if (prose.group(1) != null) {
      return day(prose.group(1), prose.group(2), prose.group(3));
    }
    if (prose.group(4) != null) {
      return numeric(number(prose.group(4)), number(prose.group(5)), prose.group(6), prose.group());
    }
    if (prose.group(7) != null) {
      return named(prose.group(9), prose.group(8), prose.group(7));
    }
    if (prose.group(10) != null) {
      return day(prose.group(12), prose.group(11), prose.group(10));
    }
    return prose.group(13) != null
        ? named(prose.group(15), prose.group(13), prose.group(14))
        : named(prose.group(16), prose.group(17), prose.group(18));
  }

  private @Nullable LocalDate named(String year, String name, String day) {
    int month = MonthNames.month(name, language);
    month = month == 0 ? Calendars.persianMonth(name, language) : month;
    return month == 0 ? null : day(year(year), month, number(day));
  }

  /// Day first with dots and where the page's country does so; whatever else, a 13th month cannot
  /// be.
  private @Nullable LocalDate numeric(int first, int second, String year, String whole) {
    boolean month = second > 12 || (monthFirst && whole.indexOf('.') < 0 && first <= 12);
    return month ? day(year(year), first, second) : day(year(year), second, first);
  }

  private @Nullable LocalDate day(String year, String month, String day) {
    return day(number(year), number(month), number(day));
  }

  private @Nullable LocalDate day(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || day > 31) {
      return null;
    }
    try {
      LocalDate other = Calendars.day(year, month, day, language);
      LocalDate date = other == null ? LocalDate.of(year, month, day) : other;
      return isPlausible(date) ? date : null;
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private boolean isPlausible(LocalDate day) {
    return !day.isBefore(EARLIEST) && !day.isAfter(LATEST);
  }

  private @Nullable PageDate plausible(PageDate date) {
    return isPlausible(date.day()) ? date : null;
  }

  /// Two digits are this century's where that is no absurd future.
  private int year(String digits) {
    int year = number(digits);
    return digits.length() > 2 ? year : year <= LATEST.getYear() % 100 ? 2000 + year : 1900 + year;
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
