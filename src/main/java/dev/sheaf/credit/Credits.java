package dev.sheaf.credit;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import dev.sheaf.store.Database;
import dev.sheaf.time.Time;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The credits of organisations. Work reserves what it may cost when it begins, and settles when it
/// has ended: what failed is paid back. The account's row is locked over each step, so work that
/// races for the last credits never overdraws them.
public final class Credits {

  private final Database database;
  private final CreditRows rows;
  private final Time time;
  private final CreditPrices prices;

  public Credits(Database database, Time time, CreditPrices prices, CreditLimits limits) {
    this.database = database;
    this.rows = new CreditRows(database, limits);
    this.time = time;
    this.prices = prices;
  }

  public CreditPrices prices() {
    return prices;
  }

  /// Takes what the work costs; doing so again for the same work takes nothing. Takes part in the
  /// caller's transaction.
  ///
  /// @throws FailureException `INSUFFICIENT_CREDITS`, when all buckets together cannot cover it
  public void reserve(UUID org, String work, int unit, int parts) {
    if (unit == 0 || parts == 0) {
      return;
    }
    database.transact(() -> {
      Balance balance = rows.lock(org, today());
      if (rows.reservation(work).isPresent()) {
        return;
      }
      if (balance.total() < (long) unit * parts) {
        throw new FailureException(Failure.caller("INSUFFICIENT_CREDITS", shortage(balance)));
      }
      Reservation reservation = Reservation.of(work, org, unit, unit * parts, balance);
      rows.save(org, reservation.takenFrom(balance));
      rows.insert(reservation);
    });
  }

  /// The work has ended, and so many parts of it came to nothing: they are paid back. Work that
  /// reserved nothing, or is settled, is left alone.
  public void settle(String work, int failedParts) {
    if (failedParts == 0) {
      rows.remove(work); // nothing to pay back, so the account need not be held
      return;
    }
    database.transact(() ->
        rows.reservation(work)
            .ifPresent(seen -> {
              Balance balance = rows.lock(seen.org(), today());
              // Read again: another may have settled it while the lock was waited for.
              rows.remove(work)
                  .ifPresent(reservation ->
                      rows.save(seen.org(), reservation.refundedTo(balance, failedParts)));
            }));
  }

  public Balance balance(UUID org) {
    return rows.find(org, today());
  }

  /// Changes the organisation's limits, where given, and adds to what it bought.
  public Balance grant(
      UUID org, @Nullable Integer daily, @Nullable Integer monthly, int purchased) {
    return database.inTransaction(() -> {
      if ((long) rows.lock(org, today()).purchased() + purchased > CreditLimits.PLENTY) {
        throw new FailureException(
            Failure.caller(
                "TOO_MANY_CREDITS",
                "An organisation can have bought " + CreditLimits.PLENTY + " credits at most"));
      }
      rows.grant(org, daily, monthly, purchased);
      return balance(org);
    });
  }

  /// How a caller is told that the credits do not suffice.
  public static String shortage(Balance balance) {
    String limit = balance.dailyLimit() > 0 ? "daily" : "monthly";
    return "Insufficient credits: " + limit + " limit reached";
  }

  private LocalDate today() {
    return LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
  }
}
