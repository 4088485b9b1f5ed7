package dev.sheaf.extract;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Days of calendars other than the Gregorian, which pages of a few countries are dated by: the
/// Buddhist years of Thailand, and the Persian calendar.
final class Calendars {

  private static final int BUDDHIST_AHEAD = 543;
  private static final Set<String> PERSIAN = Set.of("fa", "ps", "ku");
  private static final List<String> PERSIAN_MONTHS =
      List.of(
          "فروردین",
          "اردیبهشت",
          "خرداد",
          "تیر",
          "مرداد",
          "شهریور",
          "مهر",
          "آبان",
          "آذر",
          "دی",
          "بهمن",
          "اسفند");

  /// The day before the first of the year 1, counted as [LocalDate#toEpochDay] does.
  private static final long PERSIAN_EPOCH = LocalDate.of(622, 3, 21).toEpochDay();

  private static final int DAYS_OF_FIRST_HALF = 186;

  private Calendars() {}

  /// The number of a Persian month's name, 1 to 12, or 0.
  static int persianMonth(String name, String language) {
    return PERSIAN.contains(language) ? PERSIAN_MONTHS.indexOf(name.replace('ي', 'ی')) + 1 : 0;
  }

  /// Null where no calendar of the page's language has a year like this.
  static @Nullable LocalDate day(int year, int month, int day, String language) {
    if (language.equals("th") && year > 2_500 && year < 2_700) {
      return LocalDate.of(year - BUDDHIST_AHEAD, month, day);
    }
    if (!PERSIAN.contains(language) || year < 1_300 || year > 1_500) {
      return null;
    }
    int before = month <= 7 ? (month - 1) * 31 : DAYS_OF_FIRST_HALF + (month - 7) * 30;
    return LocalDate.ofEpochDay(PERSIAN_EPOCH + daysOfYearsBefore(year) + before + day - 1);
  }

  /// Eight leap years in thirty-three, which is right from 1925 to 2087.
  private static long daysOfYearsBefore(int year) {
    return (year - 1) * 365L + Math.floorDiv(8L * (year - 1) + 29, 33);
  }
}
