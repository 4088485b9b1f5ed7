package dev.sheaf.store;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import dev.sheaf.time.Time;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// PostgreSQL as a child of this process, its files in one folder that survives us.
///
/// The library below is made for tests and starts PostgreSQL with fsync off; we turn it on and
/// check at every start, because a job is only accepted once it is on disk. When this process is
/// killed, PostgreSQL lives on and holds the folder: the next start finds it through
/// `postmaster.pid` and adopts it, with no recovery to wait for. A lock on the folder keeps two
/// servers apart. The superuser has a random password, kept beside the data and readable by the
/// owner only, so that other users of the machine cannot connect.
public final class EmbeddedDatabase implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final Duration START_MAX = Duration.ofSeconds(60);
  private static final Duration STOP_MAX = Duration.ofSeconds(20);

  /// Durable, and sized for a server that shares its machine; the rest is PostgreSQL's own default.
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("fsync", "on"),
          Map.entry("full_page_writes", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("shared_buffers", "256MB"),
          Map.entry("max_connections", "100"),
          Map.entry("max_wal_size", "4GB"),
          Map.entry("checkpoint_timeout", "15min"),
          Map.entry("wal_compression", "on"),
          Map.entry("jit", "off"),
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("timezone", "UTC"));

  private final Path folder;
  private final FileChannel lockFile;
  private final String password;
  private final int port;
  private final @Nullable EmbeddedPostgres started;

  private EmbeddedDatabase(
      Path folder,
      FileChannel lockFile,
      String password,
      int port,
      @Nullable EmbeddedPostgres started) {
    this.folder = folder;
    this.lockFile = lockFile;
    this.password = password;
    this.port = port;
    this.started = started;
  }

  /// Starts PostgreSQL on the folder, or adopts the one that a killed server left running there.
  /// `binaries` is where the program files are unpacked once for all folders.
  public static EmbeddedDatabase open(Path folder, Path binaries, Time time) {
    FileChannel lock = lock(folder);
    try {
      EmbeddedDatabase database = adoptOrStart(folder, lock, binaries, time);
      assertDurable(database.source());
      return database;
    } catch (RuntimeException e) {
      release(lock);
      throw e;
    }
  }

  /// The database that another process of ours keeps open on the folder, to look into beside it.
  public static Optional<DataSource> attach(Path folder) {
    return Postmaster.of(data(folder)).map(running -> source(running.port(), password(folder)));
  }

  public DataSource source() {
    return source(port, password);
  }

  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  public String user() {
    return "postgres";
  }

  public String password() {
    return password;
  }

  @Override
  public void close() {
    try {
      if (started != null) {
        started.close();
      } else {
        Postmaster.of(data(folder)).ifPresent(left -> left.stop(STOP_MAX));
      }
    } catch (IOException e) {
      LOG.warn("PostgreSQL in {} did not stop; the next start will adopt it", folder, e);
    } finally {
      release(lockFile);
    }
  }

  private static EmbeddedDatabase adoptOrStart(
      Path folder, FileChannel lock, Path binaries, Time time) {
    String password = password(folder);
    Path data = data(folder);
    Postmaster left = Postmaster.of(data).orElse(null);
    if (left != null) {
      if (left.answers(source(left.port(), password), data, START_MAX, time)) {
        LOG.info("Adopted the PostgreSQL that was left running in {} (pid {})", folder, left.pid());
        return new EmbeddedDatabase(folder, lock, password, left.port(), null);
      }
      LOG.warn("PostgreSQL (pid {}) holds {} but does not answer; stopping it", left.pid(), folder);
      left.stop(STOP_MAX);
    }
    EmbeddedPostgres postgres = start(data, binaries, password);
    return new EmbeddedDatabase(folder, lock, password, postgres.getPort(), postgres);
  }

  private static EmbeddedPostgres start(Path data, Path binaries, String password) {
    Path secured = data.resolveSibling("secured");
    ProcessBuilder.Redirect log =
        ProcessBuilder.Redirect.appendTo(data.resolveSibling("postgres.log").toFile());
    try {
      Files.createDirectories(binaries);
      EmbeddedPostgres.Builder builder =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setOverrideWorkingDirectory(binaries.toFile())
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPGStartupWait(START_MAX)
              .setLocaleConfig("locale", "C")
              .setErrorRedirector(log)
              .setOutputRedirector(log);
      SETTINGS.forEach(builder::setServerConfig);
      if (Files.exists(secured)) {
        return builder.setConnectConfig("password", password).start();
      }
      EmbeddedPostgres postgres = builder.start();
      secure(postgres, data, password);
      Files.createFile(secured);
      return postgres;
    } catch (IOException | IllegalStateException e) {
      throw new FailureException(
          Failure.ours(
              "DATABASE_START_FAILED",
              "The embedded PostgreSQL did not start in "
                  + data.getParent()
                  + "; see postgres.log there. Where a container forbids it (it runs as root through"
                  + " unshare), point --database-url at a PostgreSQL of your own."),
          e);
    }
  }

  /// A new cluster trusts everyone on the machine: give the superuser a password and ask for it.
  private static void secure(EmbeddedPostgres postgres, Path data, String password)
      throws IOException {
    JdbcClient sql = JdbcClient.create(postgres.getPostgresDatabase());
    sql.sql("alter role postgres password '" + password + "'").update();
    Files.writeString(
        data.resolve("pg_hba.conf"),
        """
        local all all               scram-sha-256
        host  all all 127.0.0.1/32  scram-sha-256
        host  all all ::1/128       scram-sha-256
        """);
    sql.sql("select pg_reload_conf()").query(Boolean.class).single();
  }

  private static void assertDurable(DataSource source) {
    JdbcClient sql = JdbcClient.create(source);
    for (String setting : new String[] {"fsync", "full_page_writes", "synchronous_commit"}) {
      String value = sql.sql("show " + setting).query(String.class).single();
      if (!value.equals("on")) {
        throw new FailureException(
            Failure.ours(
                "DATABASE_NOT_DURABLE",
                "The embedded PostgreSQL runs with "
                    + setting
                    + " = "
                    + value
                    + ", must be on: accepted jobs could be lost"));
      }
    }
  }

  private static DataSource source(int port, String password) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName("postgres");
    source.setUser("postgres");
    source.setPassword(password);
    return source;
  }

  private static String password(Path folder) {
    Path file = folder.resolve("password");
    try {
      if (!Files.exists(file)) {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(random));
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw folderFailure(folder, e);
    }
  }

  private static FileChannel lock(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new FailureException(
            Failure.caller(
                "DATA_IN_USE",
                "Another Sheaf is running on "
                    + folder
                    + "; stop it, or give this one a folder of its own with --data"));
      }
      return channel;
    } catch (IOException e) {
      throw folderFailure(folder, e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  private static void release(FileChannel lock) {
    try {
      lock.close();
    } catch (IOException e) {
      LOG.debug("The lock on the data folder was not released", e);
    }
  }

  private static FailureException folderFailure(Path folder, IOException e) {
    return new FailureException(
        Failure.caller(
            "DATA_UNUSABLE",
            "The data folder " + folder + " cannot be used (" + e + "); choose one with --data"),
        e);
  }

  private static Path data(Path folder) {
    return folder.resolve("postgres");
  }
}
