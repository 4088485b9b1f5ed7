package dev.sheaf.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// Brings a database to this version's tables. Safe to run on many nodes at once: Flyway takes a
/// lock.
public final class Migrations {

  private Migrations() {}

  public static void run(DataSource source) {
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration")
        .loggers("slf4j")
        .load()
        .migrate();
  }
}
