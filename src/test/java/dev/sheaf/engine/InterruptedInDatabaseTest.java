package dev.sheaf.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.sheaf.job.JobId;
import dev.sheaf.job.JobStatus;
import dev.sheaf.store.Database;
import dev.sheaf.store.TestDatabase;
import dev.sheaf.time.Time;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// A job is cancelled while an attempt is within a transaction of its own: no news, and nothing
/// half-written.
@Isolated("listens to the log of the whole process")
class InterruptedInDatabaseTest {

  private final Captured captured = new Captured();
  private final Logger root = (Logger) org.slf4j.LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Logger attempts = (Logger) org.slf4j.LoggerFactory.getLogger(Attempts.class);

  @BeforeEach
  void listen() {
    captured.start();
    root.addAppender(captured);
    attempts.setLevel(Level.DEBUG);
  }

  @AfterEach
  void leave() {
    root.detachAppender(captured);
    attempts.setLevel(null);
  }

  @Test
  void anAttemptThatIsCancelledInsideAStatementEndsQuietly() throws Exception {
    try (TestDatabase database = TestDatabase.create();
        Connection holder = database.source().getConnection();
        Statement lock = holder.createStatement()) {
      lock.execute("select pg_advisory_lock(7)");
      database.database().sql("create table half (n int)").update();
      CountDownLatch inside = new CountDownLatch(1);
      Engine engine =
          new Engine(
              database.database(),
              Time.system(),
              EngineSettings.DEFAULT,
              List.of(TestPipeline.of("writing", new Writing(database.database(), inside))),
              List.of());
      engine.start();
      JobId id =
          engine.submit(
              NewJob.of(
                  ManualEngine.ORG,
                  "writing",
                  "writing-1",
                  "input",
                  List.of(new NewJob.NewItem("a", 0))));
      assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(engine.cancel(id)).isTrue();
      await().until(() -> captured.events.stream().anyMatch(InterruptedInDatabaseTest::isAttempts));
      assertThat(loud()).isEmpty();
      assertThat(captured.events.stream().filter(InterruptedInDatabaseTest::isAttempts).toList())
          .singleElement()
          .satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.DEBUG);
            assertThat(event.getFormattedMessage())
                .startsWith("Attempt 1 at item 0 in stage write of job " + id)
                .contains("was interrupted");
            assertThat(event.getThrowableProxy()).isNull();
          });
      assertThat(engine.find(ManualEngine.ORG, "writing-1").orElseThrow().job().status())
          .isEqualTo(JobStatus.CANCELLED);
      lock.execute("select pg_advisory_unlock(7)");
      await().until(() -> waiting(database.database()) == 0);
      assertThat(count(database.database(), "select count(*) from half")).isZero();
      engine.stop();
      Invariants.assertHold(database.database());
    }
  }

  private List<String> loud() {
    return captured.events.stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .map(event -> event.getLoggerName() + ": " + event.getFormattedMessage())
        .toList();
  }

  private static boolean isAttempts(ILoggingEvent event) {
    return event.getLoggerName().equals(Attempts.class.getName());
  }

  /// What the database still does for a client that has gone.
  private static long waiting(Database database) {
    return count(
        database,
        "select count(*) from pg_stat_activity where query like '%pg_advisory_xact_lock%'"
            + " and datname = current_database() and pid <> pg_backend_pid()");
  }

  private static long count(Database database, String query) {
    return database.sql(query).query(Long.class).single();
  }

  /// Writes a row, and then waits in its transaction for a lock.
  private record Writing(Database database, CountDownLatch inside)
      implements ItemStage<Integer, Integer> {

    @Override
    public String name() {
      return "write";
    }

    @Override
    public Class<Integer> input() {
      return Integer.class;
    }

    @Override
    public Class<Integer> output() {
      return Integer.class;
    }

    @Override
    public Outcome<Integer> attempt(Attempt<Integer> attempt) {
      database.transact(() -> {
        database.sql("insert into half values (1)").update();
        inside.countDown();
        database.sql("select 1 from pg_advisory_xact_lock(7)").query(Integer.class).single();
      });
      return Outcome.done(1);
    }
  }

  private static final class Captured extends AppenderBase<ILoggingEvent> {

    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      events.add(event);
    }
  }
}
