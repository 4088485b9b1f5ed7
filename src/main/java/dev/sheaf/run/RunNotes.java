package dev.sheaf.run;

import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import dev.sheaf.time.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What executors note about runs: log entries, and how the steps of a flow went. Written when an
/// attempt ends, if something of it is worth a warning or it went through a flow: of an attempt
/// that went well its result tells enough, and it costs nothing here.
public final class RunNotes {

  private static final Logger LOG = LoggerFactory.getLogger(RunNotes.class);
  private static final JsonMapper JSON = JsonMapper.shared();

  /// Of one attempt; more say nothing that these do not.
  private static final int ENTRIES_MAX = 200;

  private final Database database;
  private final Time time;

  public RunNotes(Database database, Time time) {
    this.database = database;
    this.time = time;
  }

  /// The notes of one attempt at a run.
  Page of(UUID run) {
    return new Page(run);
  }

  private record Entry(String level, String message, @Nullable ObjectNode meta, Instant at) {

    boolean isQuiet() {
      return level.equals("debug") || level.equals("info");
    }
  }

  /// Gathers an attempt's notes and writes them when it is closed.
  final class Page implements RunLog, AutoCloseable {

    private final UUID run;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, NodeRun> nodes = new LinkedHashMap<>();

    private Page(UUID run) {
      this.run = run;
    }

    @Override
    public synchronized void add(String level, String message, @Nullable ObjectNode meta) {
      if (entries.size() < ENTRIES_MAX) {
        entries.add(new Entry(level, message, meta, time.instant()));
      }
    }

    @Override
    public synchronized void node(NodeRun node) {
      nodes.put(node.nodeId(), node);
    }

    /// A run is not lost for want of its notes.
    @Override
    public synchronized void close() {
      if (nodes.isEmpty() && entries.stream().allMatch(Entry::isQuiet)) {
        return;
      }
      try {
        database.transact(() -> {
          entries.forEach(entry -> insert(run, entry));
          int no = 0;
          for (NodeRun node : nodes.values()) {
            upsert(run, ++no, node);
          }
        });
      } catch (RuntimeException e) {
        LOG.warn("The notes of run {} could not be written: {}", run, e.toString());
      }
    }
  }

  private void insert(UUID run, Entry entry) {
    database
        .sql(
            """
            insert into run_log (id, no, level, message, meta, at)
            select :run, coalesce(max(no), 0) + 1, :level, :message, cast(:meta as json), :at from run_log where id = :run
            """)
        .param("run", run)
        .param("level", entry.level())
        .param("message", entry.message().replace('\0', ' '))
        .param("meta", json(entry.meta()))
        .param("at", Sql.at(entry.at()))
        .update();
  }

  private void upsert(UUID run, int no, NodeRun node) {
    database
        .sql(
            """
            insert into node_run (id, no, node, status, input, output, cost, retries, error_message, started_at, ended_at)
            values (:run, :no, :node, :status, cast(:input as json), cast(:output as json), :cost, :retries, :error, :started, :ended)
            on conflict (id, no) do update set node = excluded.node, status = excluded.status, input = excluded.input,
                output = excluded.output, cost = excluded.cost, retries = excluded.retries,
                error_message = excluded.error_message, started_at = excluded.started_at, ended_at = excluded.ended_at
            """)
        .param("run", run)
        .param("no", no)
        .param("node", node.nodeId())
        .param("status", node.state().name().toLowerCase(java.util.Locale.ROOT))
        .param("input", json(node.input()))
        .param("output", json(node.output()))
        .param("cost", node.cost())
        .param("retries", node.retryCount())
        .param("error", node.errorMessage())
        .param("started", Sql.at(node.startedAt()))
        .param("ended", Sql.atOrNull(node.completedAt()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
  }

  private static @Nullable String json(@Nullable JsonNode tree) {
    return tree == null ? null : JSON.writeValueAsString(tree);
  }
}
