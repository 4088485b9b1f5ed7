package dev.sheaf.credit;

import java.time.LocalDate;
import java.util.UUID;

/// What a piece of work has taken out of which bucket of which day and month, before it is done.
///
/// @param unit what one part of the work costs
record Reservation(
    String work,
    UUID org,
    int unit,
    LocalDate day,
    int daily,
    LocalDate month,
    int monthly,
    int purchased) {

  /// Takes from the daily bucket first, then from the monthly one, then from what was bought.
  static Reservation of(String work, UUID org, int unit, int cost, Balance balance) {
    int daily = Math.min(cost, balance.daily());
    int monthly = Math.min(cost - daily, balance.monthly());
    int purchased = cost - daily - monthly;
    return new Reservation(
        work, org, unit, balance.day(), daily, balance.month(), monthly, purchased);
  }

  Balance takenFrom(Balance balance) {
    return balance.plus(daily, monthly, purchased);
  }

  /// The balance with that many parts paid back, the last bucket first. What came out of a day or
  /// month that is over is not paid back: that bucket is full again anyway.
  Balance refundedTo(Balance balance, int parts) {
    int refund = Math.min(parts * unit, daily + monthly + purchased);
    int toPurchased = Math.min(refund, purchased);
    int toMonthly = Math.min(refund - toPurchased, monthly);
    int toDaily = refund - toPurchased - toMonthly;
    return balance.plus(
        day.equals(balance.day()) ? -toDaily : 0,
        month.equals(balance.month()) ? -toMonthly : 0,
        -toPurchased);
  }
}
