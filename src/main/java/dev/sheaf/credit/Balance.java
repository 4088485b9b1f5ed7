package dev.sheaf.credit;

import java.time.LocalDate;

/// An organisation's three buckets at one moment. A daily or monthly bucket is full again when its
/// day or month is over; what was bought is kept.
///
/// @param month its first day
public record Balance(
    LocalDate day,
    int dailyLimit,
    int dailyUsed,
    LocalDate month,
    int monthlyLimit,
    int monthlyUsed,
    int purchased,
    int purchasedUsed) {

  public int daily() {
    return Math.max(0, dailyLimit - dailyUsed);
  }

  public int monthly() {
    return Math.max(0, monthlyLimit - monthlyUsed);
  }

  public int bought() {
    return purchased - purchasedUsed;
  }

  public long total() {
    return (long) daily() + monthly() + bought();
  }

  /// The same on that day: what belonged to a day or month before is no longer used.
  Balance on(LocalDate today) {
    LocalDate thisMonth = today.withDayOfMonth(1);
    return new Balance(
        today,
        dailyLimit,
        today.equals(day) ? dailyUsed : 0,
        thisMonth,
        monthlyLimit,
        thisMonth.equals(month) ? monthlyUsed : 0,
        purchased,
        purchasedUsed);
  }

  /// The same with that much more used of each; less where it is negative.
  Balance plus(int fromDaily, int fromMonthly, int fromPurchased) {
    return new Balance(
        day,
        dailyLimit,
        dailyUsed + fromDaily,
        month,
        monthlyLimit,
        monthlyUsed + fromMonthly,
        purchased,
        purchasedUsed + fromPurchased);
  }
}
