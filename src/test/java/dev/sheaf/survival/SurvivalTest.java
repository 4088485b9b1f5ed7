package dev.sheaf.survival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.TestServer;
import dev.sheaf.dialect.olostep.Arithmetic;
import dev.sheaf.engine.Invariants;
import dev.sheaf.store.Database;
import dev.sheaf.store.EmbeddedDatabase;
import dev.sheaf.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Batches that outlive the processes working on them.
@Tag("process")
class SurvivalTest {

  private static final int URLS = Integer.getInteger("sheaf.soak.urls", 400);
  private static final int KILLS = Integer.getInteger("sheaf.soak.kills", 2);
  private static final int HOSTS = Math.min(200, URLS / 10);
  private static final long SEED = Long.getLong("sheaf.soak.seed", 20261123L);
  private static final String PATH = "/v1/batches-airops";
  private static final List<String> EVENTS =
      List.of(
          "scraping_started",
          "scraping_completed",
          "analyzing_completed",
          "enriching_started",
          "enriching_completed",
          "completed");

  @TempDir private Path folder = Path.of("unset");

  @Test
  void aBatchSurvivesItsServerBeingKilledAgainAndAgain() throws Exception {
    Random random = new Random(SEED);
    System.out.println("seed " + SEED);
    Path data = folder.resolve("data");
    try (FlakySite site = new FlakySite(HOSTS);
        ServerProcess server =
            new ServerProcess(folder.resolve("log"), "--data", data.toString()).start()) {
      server.awaitReady();
      String id = create(server, site);
      for (int kill = 0; kill < KILLS; kill++) {
        LockSupport.parkNanos(300_000_000L + random.nextInt(2_000) * 1_000_000L);
        server.kill();
        server.start().awaitReady();
      }
      awaitEnd(server, id);
      assertExact(server, id);
      assertEvents(site);
      Invariants.assertHold(new Database(EmbeddedDatabase.attach(data).orElseThrow()));
    }
  }

  @Test
  void serversShareABatchAndTakeOverFromTheDeadAndTheSleeping() throws Exception {
    try (TestDatabase database = TestDatabase.create();
        FlakySite site = new FlakySite(HOSTS);
        ServerProcess first =
            new ServerProcess(folder.resolve("first"), "--database-url", database.url()).start();
        ServerProcess second =
            new ServerProcess(folder.resolve("second"), "--database-url", database.url()).start()) {
      first.awaitReady();
      second.awaitReady();
      String id = create(first, site);
      awaitBothAtWork(database.database());
      first.kill();
      long killedAt = System.nanoTime();
      awaitNoLeaseOfDeadNodes(database.database());
      assertThat((System.nanoTime() - killedAt) / 1e9).as("seconds to take over").isLessThan(15);
      first.start().awaitReady();
      second.signal("STOP");
      LockSupport.parkNanos(Long.getLong("sheaf.soak.pauseSeconds", 8L) * 1_000_000_000L);
      second.signal("CONT");
      awaitEnd(first, id);
      assertExact(first, id);
      assertEvents(site);
      Invariants.assertHold(database.database());
    }
  }

  private static String create(ServerProcess server, FlakySite site) throws IOException {
    return server
        .post(
            PATH,
            Map.of(
                "items", site.items(URLS), "webhook", site.hookUrl(), "brands", List.of("Writer")))
        .path("id")
        .asString();
  }

  /// Every answer on the way obeys the contract's arithmetic; a server that is just starting may
  /// not answer.
  private static void awaitEnd(ServerProcess server, String id) throws IOException {
    long end = System.nanoTime() + Long.getLong("sheaf.soak.endSeconds", 300L) * 1_000_000_000L;
    String last = "no answer";
    while (System.nanoTime() < end) {
      try {
        JsonNode status = server.get(PATH + "/" + id);
        last = status.toString();
        Arithmetic.assertHolds(status, URLS);
        if (status.path("status").asString().equals("completed")) {
          return;
        }
        assertThat(status.path("status").asString()).isEqualTo("in_progress");
      } catch (IOException e) {
        last = e.toString(); // asked again below
      }
      LockSupport.parkNanos(100_000_000);
    }
    throw new AssertionError("the batch does not end: " + last + "\n" + server.lastLines());
  }

  private static void assertExact(ServerProcess server, String id) throws IOException {
    JsonNode answer = server.get(PATH + "/" + id + "/items");
    JsonNode items = answer.path("items");
    assertThat(items.size()).isEqualTo(URLS);
    int failed = 0;
    for (int n = 0; n < URLS; n++) {
      JsonNode item = items.get(n);
      assertThat(item.path("custom_id").asString()).isEqualTo(String.valueOf(n));
      String failure = FlakySite.failure(n);
      if (failure.isEmpty()) {
        assertThat(item.path("status").asString()).as(item.toString()).isEqualTo("completed");
        assertThat(item.path("date_published").asString()).isEqualTo(FlakySite.day(n));
        assertThat(item.path("brand_mentions").size()).isZero();
      } else {
        failed++;
        assertThat(item.path("error").path("message").asString()).isEqualTo(failure);
      }
    }
    JsonNode counts = answer.path("counts");
    assertThat(counts.path("failed").asInt()).isEqualTo(failed);
    assertThat(counts.path("succeeded").asInt()).isEqualTo(URLS - failed);
  }

  /// None lost; repeats are allowed, each event is known by its batch and its name.
  private static void assertEvents(FlakySite site) {
    long end = System.nanoTime() + 90_000_000_000L;
    while (System.nanoTime() < end && names(site).size() < EVENTS.size()) {
      LockSupport.parkNanos(100_000_000);
    }
    assertThat(names(site)).containsExactlyInAnyOrderElementsOf(EVENTS);
  }

  private static List<String> names(FlakySite site) {
    return site.events().stream()
        .map(body -> TestServer.JSON.readTree(body).path("object").asString())
        .map(name -> name.substring(name.lastIndexOf('.') + 1))
        .distinct()
        .toList();
  }

  private static void awaitBothAtWork(Database database) {
    awaitTrue(
        database, "select count(distinct node_id) = 2 from shard where status = 'leased'", 20);
  }

  private static void awaitNoLeaseOfDeadNodes(Database database) {
    awaitTrue(
        database,
        """
        select not exists (
            select 1 from shard s left join node n on n.id = s.node_id
            where s.status = 'leased' and (n.id is null or n.heartbeat_at < now() - interval '2 seconds'))
        """,
        20);
  }

  private static void awaitTrue(Database database, String question, int seconds) {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    while (!database.sql(question).query(Boolean.class).single()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + seconds + " s: " + question);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }
}
