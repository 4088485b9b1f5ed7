package dev.sheaf.credit;

import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The tables of accounts and reservations.
final class CreditRows {

  private final Database database;
  private final CreditLimits limits;

  CreditRows(Database database, CreditLimits limits) {
    this.database = database;
    this.limits = limits;
  }

  /// The account, nobody else's to change until the transaction ends.
  Balance lock(UUID org, LocalDate today) {
    return read(org, " for update").orElseGet(() -> opened(org, today)).on(today);
  }

  private Balance opened(UUID org, LocalDate today) {
    database
        .sql(
            """
            insert into credit_account (org_id, day, month) values (:org, :day, :month)
            on conflict do nothing
            """)
        .param("org", org)
        .param("day", today)
        .param("month", today.withDayOfMonth(1))
        .update();
    return read(org, " for update").orElseThrow();
  }

  Balance find(UUID org, LocalDate today) {
    return read(org, "")
        .orElseGet(() ->
            new Balance(
                today, limits.daily(), 0, today.withDayOfMonth(1), limits.monthly(), 0, 0, 0))
        .on(today);
  }

  private Optional<Balance> read(UUID org, String lock) {
    return database
        .sql("select * from credit_account where org_id = :org" + lock)
        .param("org", org)
        .query((row, _) -> balance(row))
        .optional();
  }

  private Balance balance(ResultSet row) throws SQLException {
    return new Balance(
        row.getObject("day", LocalDate.class),
        Objects.requireNonNullElse(Sql.integerOrNull(row, "daily_limit"), limits.daily()),
        row.getInt("daily_used"),
        row.getObject("month", LocalDate.class),
        Objects.requireNonNullElse(Sql.integerOrNull(row, "monthly_limit"), limits.monthly()),
        row.getInt("monthly_used"),
        row.getInt("purchased"),
        row.getInt("purchased_used"));
  }

  void save(UUID org, Balance balance) {
    database
        .sql(
            """
            update credit_account
            set day = :day, daily_used = :daily, month = :month, monthly_used = :monthly,
                purchased_used = :purchased
            where org_id = :org
            """)
        .param("org", org)
        .param("day", balance.day())
        .param("daily", balance.dailyUsed())
        .param("month", balance.month())
        .param("monthly", balance.monthlyUsed())
        .param("purchased", balance.purchasedUsed())
        .update();
  }

  void grant(UUID org, @Nullable Integer daily, @Nullable Integer monthly, int purchased) {
    database
        .sql(
            """
            update credit_account
            set daily_limit = coalesce(:daily, daily_limit),
                monthly_limit = coalesce(:monthly, monthly_limit),
                purchased = purchased + :purchased
            where org_id = :org
            """)
        .param("org", org)
        .param("daily", daily)
        .param("monthly", monthly)
        .param("purchased", purchased)
        .update();
  }

  Optional<Reservation> reservation(String work) {
    return one("select * from credit_reservation where work = :work", work);
  }

  Optional<Reservation> remove(String work) {
    return one("delete from credit_reservation where work = :work returning *", work);
  }

  private Optional<Reservation> one(String sql, String work) {
    return database
        .sql(sql)
        .param("work", work)
        .query((row, _) ->
            new Reservation(
                work,
                row.getObject("org_id", UUID.class),
                row.getInt("unit"),
                row.getObject("day", LocalDate.class),
                row.getInt("daily"),
                row.getObject("month", LocalDate.class),
                row.getInt("monthly"),
                row.getInt("purchased")))
        .optional();
  }

  void insert(Reservation reservation) {
    database
        .sql(
            """
            insert into credit_reservation (work, org_id, unit, day, daily, month, monthly, purchased)
            values (:work, :org, :unit, :day, :daily, :month, :monthly, :purchased)
            """)
        .param("work", reservation.work())
        .param("org", reservation.org())
        .param("unit", reservation.unit())
        .param("day", reservation.day())
        .param("daily", reservation.daily())
        .param("month", reservation.month())
        .param("monthly", reservation.monthly())
        .param("purchased", reservation.purchased())
        .update();
  }
}
