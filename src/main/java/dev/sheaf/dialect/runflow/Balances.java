package dev.sheaf.dialect.runflow;

import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import dev.sheaf.time.Time;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What organisations set about their balances: from where on it counts as low.
public final class Balances {

  private final Database database;
  private final Time time;

  public Balances(Database database, Time time) {
    this.database = database;
    this.time = time;
  }

  record Threshold(BigDecimal amount, Instant updatedAt) {}

  Optional<Threshold> threshold(UUID org) {
    return database
        .sql("select threshold, updated_at from balance_setting where org_id = :org")
        .param("org", org)
        .query((row, n) ->
            new Threshold(row.getBigDecimal("threshold"), Sql.instant(row, "updated_at")))
        .optional();
  }

  void set(UUID org, BigDecimal threshold) {
    database
        .sql(
            """
            insert into balance_setting (org_id, threshold, updated_at) values (:org, :threshold, :now)
            on conflict (org_id) do update set threshold = excluded.threshold, updated_at = excluded.updated_at
            """)
        .param("org", org)
        .param("threshold", threshold)
        .param("now", Sql.at(time.instant()))
        .update();
  }
}
