package dev.sheaf.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import dev.sheaf.time.Time;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The open database of a server: a pool of connections, migrated, and the embedded PostgreSQL
/// under it if there is one.
public final class Store implements AutoCloseable {

  private static final int POOL_MAX = 24;
  private static final Duration CONNECT_MAX = Duration.ofSeconds(10);
  private static final int OLDEST_VERSION = 150_000;

  /// A plan that was made for a table of a few rows reads all of it for as long as it is kept, and
  /// by then it has a thousand times as many. All that is asked often has an index. No plan is
  /// worth compiling, which would take far longer than to run it.
  private static final String PLAN_FOR_LARGE_TABLES = "set enable_seqscan = off; set jit = off";

  private final HikariDataSource pool;
  private final @Nullable EmbeddedDatabase embedded;

  private Store(HikariDataSource pool, @Nullable EmbeddedDatabase embedded) {
    this.pool = pool;
    this.embedded = embedded;
  }

  /// Opens the embedded database in the folder.
  public static Store embedded(Path folder, Time time) {
    EmbeddedDatabase embedded = EmbeddedDatabase.open(folder, binaries(), time);
    try {
      return migrated(pool(embedded.source()), embedded);
    } catch (RuntimeException e) {
      embedded.close();
      throw e;
    }
  }

  /// Opens the PostgreSQL at the URL, `postgresql://user:password@host:port/name` or its JDBC form.
  public static Store at(String url) {
    HikariConfig config = new HikariConfig();
    applyUrl(config, url);
    return migrated(pool(config), null);
  }

  /// Opens the database in the folder, beside the server that may be running on it.
  public static Store beside(Path folder, Time time) {
    return EmbeddedDatabase.attach(folder)
        .map(source -> new Store(pool(source), null))
        .orElseGet(() -> embedded(folder, time));
  }

  public Database database() {
    return new Database(pool);
  }

  public DataSource source() {
    return pool;
  }

  /// Whether no other process can be using the database.
  public boolean isAlone() {
    return embedded != null;
  }

  @Override
  public void close() {
    pool.close();
    if (embedded != null) {
      embedded.close();
    }
  }

  private static Store migrated(HikariDataSource pool, @Nullable EmbeddedDatabase embedded) {
    try {
      checkVersion(pool);
      Migrations.run(pool);
      return new Store(pool, embedded);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  private static void checkVersion(DataSource source) {
    int version =
        JdbcClient.create(source)
            .sql("select current_setting('server_version_num')::int")
            .query(Integer.class)
            .single();
    if (version < OLDEST_VERSION) {
      throw new FailureException(
          Failure.caller(
              "DATABASE_TOO_OLD",
              "The PostgreSQL has version " + version / 10_000 + ", must be 15 or later"));
    }
  }

  private static HikariDataSource pool(DataSource source) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    return pool(config);
  }

  private static HikariDataSource pool(HikariConfig config) {
    config.setMaximumPoolSize(POOL_MAX);
    config.setConnectionTimeout(CONNECT_MAX.toMillis());
    config.setPoolName("sheaf");
    config.setConnectionInitSql(PLAN_FOR_LARGE_TABLES);
    try {
      return new HikariDataSource(config);
    } catch (RuntimeException e) {
      throw new FailureException(
          Failure.caller(
              "DATABASE_UNREACHABLE",
              "The database does not answer: " + rootMessage(e) + ". Check --database-url."),
          e);
    }
  }

  private static void applyUrl(HikariConfig config, String url) {
    URI uri = URI.create(url.startsWith("jdbc:") ? url.substring(5) : url);
    // Not the host: to URI, `my_db` and `one,other` are none, but PostgreSQL and its driver take
    // both.
    String authority = uri.getRawAuthority();
    int at = authority.lastIndexOf('@');
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    config.setJdbcUrl(
        "jdbc:postgresql://" + authority.substring(at + 1) + uri.getRawPath() + query);
    if (at >= 0) {
      String[] parts = authority.substring(0, at).split(":", 2);
      config.setUsername(decoded(parts[0]));
      config.setPassword(parts.length == 2 ? decoded(parts[1]) : "");
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String rootMessage(Throwable e) {
    Throwable cause = e.getCause();
    return cause == null ? String.valueOf(e.getMessage()) : rootMessage(cause);
  }

  /// PostgreSQL's program files, unpacked once for all databases of this user.
  private static Path binaries() {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path base =
        cache == null || cache.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    return base.resolve("sheaf");
  }
}
