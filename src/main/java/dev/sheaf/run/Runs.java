package dev.sheaf.run;

import dev.sheaf.engine.Engine;
import dev.sheaf.engine.NewJob;
import dev.sheaf.engine.NewJob.NewItem;
import dev.sheaf.job.JobId;
import dev.sheaf.run.NewRuns.NewRun;
import dev.sheaf.store.Database;
import dev.sheaf.time.Time;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs on their way in: a job for the engine, and the rows that give its items ids of their own.
/// Everything that is known of them is read from the views `run_state` and `batch_state`.
public final class Runs {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Database database;
  private final Engine engine;
  private final Time time;

  public Runs(Database database, Engine engine, Time time) {
    this.database = database;
    this.engine = engine;
    this.time = time;
  }

  /// What was accepted.
  ///
  /// @param id of the batch, or of the run on its own
  public record Accepted(UUID id, List<AcceptedRun> runs) {

    public Accepted {
      runs = List.copyOf(runs);
    }
  }

  /// One run as it begins.
  ///
  /// @param refused whether it has failed already
  public record AcceptedRun(
      UUID id, UUID itemId, int seq, @Nullable String clientRef, boolean refused) {}

  /// Accepts the runs. Inside the caller's transaction if there is one.
  public Accepted submit(NewRuns runs) {
    UUID id = JobId.create(time.instant()).value();
    return database.inTransaction(() -> {
      JobId job = engine.submit(job(runs, id));
      insertJob(runs, job, id);
      List<AcceptedRun> accepted = accepted(runs, job);
      insertRuns(runs, job, accepted);
      return new Accepted(runs.batch() ? id : accepted.getFirst().id(), accepted);
    });
  }

  private static List<AcceptedRun> accepted(NewRuns runs, JobId job) {
    List<AcceptedRun> accepted = new ArrayList<>();
    for (NewRun run : runs.runs()) {
      int seq = accepted.size();
      accepted.add(
          new AcceptedRun(
              RunId.ofRun(job, seq),
              RunId.ofItem(job, seq),
              seq,
              run.clientRef(),
              run.refused() != null));
    }
    return accepted;
  }

  private static NewJob job(NewRuns runs, UUID id) {
    RunJob input =
        new RunJob(
            runs.target().versionId(), runs.batch() ? id : null, runs.metadata(), isBulk(runs));
    List<NewItem> items =
        runs.runs().stream()
            .map(run -> new NewItem(run.clientRef(), run.input(), run.refused()))
            .toList();
    return NewJob.of(runs.orgId(), RunPipeline.KIND, id.toString(), input, items)
        .within(runs.terms().limits())
        .withPriority(runs.terms().priority());
  }

  private static boolean isBulk(NewRuns runs) {
    return runs.batch()
        && runs.target().action() instanceof Action.Llm llm
        && llm.batchFrom() != null
        && runs.runs().size() >= llm.batchFrom();
  }

  private void insertJob(NewRuns runs, JobId job, UUID id) {
    Target target = runs.target();
    database
        .sql(
            """
            insert into run_job (job_id, org_id, batch_id, target_id, target_version_id, target_version, target_kind,
                target_path, source, created_by, callback_url, metadata, request_id, retry_of, created_at)
            select id, org_id, cast(:batch as uuid), :target, :version, :versionNo, :kind, :path, :source, :by, :callback,
                cast(:metadata as json), :request, cast(:retryOf as uuid), created_at
            from job where id = :job
            """)
        .param("job", job.value())
        .param("batch", runs.batch() ? id : null)
        .param("target", target.id())
        .param("version", target.versionId())
        .param("versionNo", target.version())
        .param("kind", target.kind().word())
        .param("path", target.path())
        .param("source", runs.source())
        .param("by", runs.createdBy())
        .param("callback", textOrNull(runs.callbackUrl()))
        .param("metadata", json(runs.metadata()))
        .param("request", runs.requestId())
        .param("retryOf", runs.terms().retryOf())
        .update();
  }

  private void insertRuns(NewRuns runs, JobId job, List<AcceptedRun> accepted) {
    database.copy(
        "run (id, org_id, job_id, seq, item_id, client_ref)",
        rows -> {
          for (AcceptedRun run : accepted) {
            rows.row().uuid(run.id()).uuid(runs.orgId()).uuid(job.value()).integer(run.seq());
            if (runs.batch()) {
              rows.uuid(run.itemId());
            } else {
              rows.raw(null);
            }
            rows.text(run.clientRef());
          }
        });
  }

  private static @Nullable String textOrNull(@Nullable URI url) {
    return url == null ? null : url.toString();
  }

  private static @Nullable String json(@Nullable JsonNode tree) {
    return tree == null ? null : JSON.writeValueAsString(tree);
  }
}
