package dev.sheaf.run;

import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What has to outlive a try: calls that an endpoint answers later, when a long sleep began, and
/// the finished nodes of flows. A row stays after its run has ended, because the run may be tried
/// again after a crash, and goes with age.
final class OpenCalls {

  private final Database database;

  OpenCalls(Database database) {
    this.database = database;
  }

  enum State {
    SENT,
    PENDING,
    ANSWERED;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// One row.
  record Open(
      State state,
      Instant startedAt,
      int polls,
      @Nullable String pollUrl,
      @Nullable JsonNode answer,
      BigDecimal cost) {}

  Optional<Open> find(UUID run, String node) {
    return database
        .sql("select * from target_call where run_id = :run and node = :node")
        .param("run", run)
        .param("node", node)
        .query((row, n) -> open(row))
        .optional();
  }

  /// Notes that it begins now, unless it has begun already.
  Open begin(UUID run, String node, Instant now) {
    database
        .sql(
            """
            insert into target_call (run_id, node, state, started_at)
            values (:run, :node, 'sent', :now) on conflict do nothing
            """)
        .param("run", run)
        .param("node", node)
        .param("now", Sql.at(now))
        .update();
    return find(run, node).orElseThrow();
  }

  /// Notes where to ask. An answer that was faster stays.
  void pending(UUID run, String node, @Nullable String pollUrl, Instant now) {
    database
        .sql(
            """
            insert into target_call (run_id, node, state, started_at, poll_url)
            values (:run, :node, 'pending', :now, :url)
            on conflict (run_id, node) do update set state = 'pending', poll_url = excluded.poll_url
            where target_call.state <> 'answered'
            """)
        .param("run", run)
        .param("node", node)
        .param("now", Sql.at(now))
        .param("url", pollUrl, Types.VARCHAR)
        .update();
  }

  void polled(UUID run, String node) {
    database
        .sql("update target_call set polls = polls + 1 where run_id = :run and node = :node")
        .param("run", run)
        .param("node", node)
        .update();
  }

  /// Records the answer of a call that waits for it. False: none does, any more or yet.
  boolean answer(UUID run, String node, JsonNode answer) {
    return database
            .sql(
                """
                update target_call set state = 'answered', answer = cast(:answer as json)
                where run_id = :run and node = :node and state <> 'answered'
                """)
            .param("answer", Json.MAPPER.writeValueAsString(answer))
            .param("run", run)
            .param("node", node)
            .update()
        == 1;
  }

  /// Records what a node of a flow came to.
  void finish(UUID run, String node, JsonNode output, BigDecimal cost, Instant now) {
    database
        .sql(
            """
            insert into target_call (run_id, node, state, started_at, answer, cost)
            values (:run, :node, 'answered', :now, cast(:answer as json), :cost)
            on conflict (run_id, node) do update
            set state = 'answered', answer = excluded.answer, cost = excluded.cost
            """)
        .param("run", run)
        .param("node", node)
        .param("now", Sql.at(now))
        .param("answer", Json.MAPPER.writeValueAsString(output))
        .param("cost", cost)
        .update();
  }

  /// The next try begins anew.
  void forget(UUID run, String node) {
    database
        .sql("delete from target_call where run_id = :run and node = :node")
        .param("run", run)
        .param("node", node)
        .update();
  }

  int removeStartedBefore(Instant before, int limit) {
    return database
        .sql(
            """
            delete from target_call where (run_id, node) in (
                select run_id, node from target_call where started_at < :before
                order by started_at limit :limit for update skip locked)
            """)
        .param("before", Sql.at(before))
        .param("limit", limit)
        .update();
  }

  private static Open open(ResultSet row) throws SQLException {
    String answer = row.getString("answer");
    return new Open(
        State.valueOf(row.getString("state").toUpperCase(java.util.Locale.ROOT)),
        Sql.instant(row, "started_at"),
        row.getInt("polls"),
        row.getString("poll_url"),
        answer == null ? null : Json.MAPPER.readTree(answer),
        row.getBigDecimal("cost"));
  }
}
