package dev.sheaf.store;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A fresh, migrated database on a real PostgreSQL, in a time zone far from UTC. One server a JVM;
/// each database is copied from a template in a fraction of a second.
public final class TestDatabase implements AutoCloseable {

  private static final EmbeddedPostgres SERVER = start();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final HikariDataSource pool;
  private final String name;

  private TestDatabase(String name) {
    this.name = name;
    this.pool = pool(name);
  }

  public static TestDatabase create() {
    String name = "test_" + NUMBER.incrementAndGet();
    JdbcClient admin = JdbcClient.create(SERVER.getPostgresDatabase());
    admin.sql("create database " + name + " template sheaf_template").update();
    admin.sql("alter database " + name + " set timezone = 'Pacific/Chatham'").update();
    return new TestDatabase(name);
  }

  public Database database() {
    return new Database(pool);
  }

  public DataSource source() {
    return pool;
  }

  public String url() {
    return SERVER.getJdbcUrl("postgres", name);
  }

  /// Refuses new connections to it and ends those there are, or lets them in again.
  public void allowConnections(boolean allow) {
    JdbcClient admin = JdbcClient.create(SERVER.getPostgresDatabase());
    admin.sql("alter database " + name + " allow_connections " + allow).update();
    if (!allow) {
      admin
          .sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = :name")
          .param("name", name)
          .query(Boolean.class)
          .list();
    }
  }

  /// Until so many sessions wait for a lock.
  public void awaitWaiting(int sessions) {
    for (int look = 0; look < 500; look++) {
      int waiting =
          database()
              .sql("select count(*) from pg_locks where not granted")
              .query(Integer.class)
              .single();
      if (waiting >= sessions) {
        return;
      }
      LockSupport.parkNanos(20_000_000);
    }
    throw new AssertionError("nobody waits for a lock");
  }

  @Override
  public void close() {
    pool.close();
    JdbcClient.create(SERVER.getPostgresDatabase())
        .sql("drop database " + name + " with (force)")
        .update();
  }

  private static HikariDataSource pool(String name) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(SERVER.getJdbcUrl("postgres", name));
    pool.setMaximumPoolSize(16);
    return pool;
  }

  private static EmbeddedPostgres start() {
    try {
      EmbeddedPostgres server = EmbeddedPostgres.builder().start();
      JdbcClient.create(server.getPostgresDatabase())
          .sql("create database sheaf_template")
          .update();
      Migrations.run(server.getDatabase("postgres", "sheaf_template"));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
