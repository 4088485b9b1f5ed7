package dev.sheaf.store;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import dev.sheaf.time.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A PostgreSQL server that somebody else started, known from the `postmaster.pid` in its data
/// folder.
record Postmaster(ProcessHandle process, int port) {

  private static final int PORT_LINE = 3;
  private static final Duration ANSWER_POLL = Duration.ofMillis(100);

  /// The server that holds the folder, if its process is alive.
  static Optional<Postmaster> of(Path data) {
    Path file = data.resolve("postmaster.pid");
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      List<String> lines = Files.readAllLines(file);
      if (lines.size() <= PORT_LINE) {
        return Optional.empty();
      }
      long pid = Long.parseLong(lines.getFirst().strip());
      int port = Integer.parseInt(lines.get(PORT_LINE).strip());
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .filter(Postmaster::isPostgres)
          .map(process -> new Postmaster(process, port));
    } catch (IOException | NumberFormatException _) {
      // A half-written file is that of a dying server; PostgreSQL itself judges it at the next
      // start.
      return Optional.empty();
    }
  }

  long pid() {
    return process.pid();
  }

  /// Whether it takes our password and serves that very folder; a server that is still recovering
  /// is waited for.
  boolean answers(DataSource source, Path data, Duration max, Time time) {
    Instant end = time.instant().plus(max);
    while (process.isAlive() && time.instant().isBefore(end)) {
      try {
        String served =
            JdbcClient.create(source).sql("show data_directory").query(String.class).single();
        return Path.of(served).toRealPath().equals(data.toRealPath());
      } catch (DataAccessException e) {
        if (!isStarting(e)) {
          return false;
        }
        pause(time);
      } catch (IOException _) {
        return false;
      }
    }
    return false;
  }

  /// Asks it to stop (a fast shutdown where the signal can be sent) and waits until it has.
  void stop(Duration max) {
    process.destroy();
    try {
      process.onExit().get(max.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new FailureException(
          Failure.ours(
              "DATABASE_STOP_FAILED",
              "The PostgreSQL with pid " + pid() + " does not stop; stop it by hand"),
          e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isStarting(DataAccessException e) {
    // 57P03: cannot_connect_now, said while recovery runs
    return e.getMostSpecificCause() instanceof java.sql.SQLException sql
        && "57P03".equals(sql.getSQLState());
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().map(command -> command.contains("postgres")).orElse(true);
  }

  private static void pause(Time time) {
    try {
      time.sleep(ANSWER_POLL);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
