package dev.sheaf.engine;

import dev.sheaf.engine.Stages.StageRow;
import dev.sheaf.job.JobId;
import dev.sheaf.store.Database;
import dev.sheaf.time.Time;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.dao.PessimisticLockingFailureException;

/// The face of the engine: jobs go in, are looked at, and are controlled.
public final class Engine {

  private static final int CONTROL_TRIES = 3;

  private final Database database;
  private final Time time;
  private final Jobs jobs;
  private final Stages stages;
  private final Shards shards;
  private final Results results;
  private final Briefs briefs;
  private final Snapshots snapshots;
  private final StageEnd stageEnd;
  private final Submitter submitter;
  private final ItemCancels itemCancels;
  private final Lanes lanes;
  private final Node node;

  public Engine(
      Database database,
      Time time,
      EngineSettings settings,
      List<Pipeline> pipelines,
      List<JobWatcher> watchers) {
    this(database, time, settings, pipelines, watchers, EngineMeter.NONE);
  }

  public Engine(
      Database database,
      Time time,
      EngineSettings settings,
      List<Pipeline> pipelines,
      List<JobWatcher> watchers,
      EngineMeter meter) {
    this(database, time, settings, new Registry(pipelines, watchers), Threads.virtual(), meter);
  }

  Engine(
      Database database,
      Time time,
      EngineSettings settings,
      Registry registry,
      Threads threads,
      EngineMeter meter) {
    this.database = database;
    this.time = time;
    Polled polled = new Polled(database, settings.alone());
    this.jobs = new Jobs(database, polled);
    this.stages = new Stages(database);
    this.shards = new Shards(database);
    this.results = new Results(database, polled);
    this.briefs = new Briefs(database, polled);
    this.snapshots = new Snapshots(jobs, stages, shards);
    this.stageEnd = new StageEnd(jobs, stages, shards, snapshots, registry, settings);
    this.itemCancels = new ItemCancels(database, polled);
    Items items = new Items(database);
    Partitions partitions = new Partitions(database, polled, registry.tablesByDay());
    this.submitter =
        new Submitter(database, partitions, jobs, stages, items, results, stageEnd, registry);
    Leases leases = new Leases(database);
    Recorder recorder =
        new Recorder(
            database, stages, shards, leases, results, stageEnd, polled, settings, time, meter);
    BulkRun.Parts parts =
        new BulkRun.Parts(database, items, results, leases, stages, stageEnd, recorder, time);
    this.lanes = new Lanes(settings.itemSlots());
    Leased leased = new Leased(jobs, registry, parts, lanes, settings, threads);
    CallOffs callOffs = new CallOffs(database, jobs, registry, threads.attempts());
    Housekeeping housekeeping =
        new Housekeeping(database, partitions, jobs, stageEnd, callOffs, settings);
    this.node =
        new Node(shards, new Nodes(database), leased, housekeeping, settings, time, threads, meter);
  }

  /// Begins to work on shards.
  public void start() {
    node.start();
  }

  /// Stops gracefully: nothing new starts, what runs gets its grace, every lease is given back.
  public void stop() {
    node.stop();
  }

  /// Accepts a job. When this returns, the job is on disk and about to start, unless the caller has
  /// opened a transaction: then both are so when that commits.
  public JobId submit(NewJob job) {
    JobId id = submitter.submit(job, time.instant());
    database.afterCommit(node::poke);
    return id;
  }

  /// The job with that id on the wire, if it is the organisation's.
  public Optional<JobSnapshot> find(UUID org, String publicId) {
    return jobs.find(org, publicId).map(snapshots::of);
  }

  public Optional<JobRecord> record(UUID org, String publicId) {
    return jobs.find(org, publicId);
  }

  /// Those of the ids that are the organisation's jobs, which have few items, and what came of
  /// these.
  public JobBriefs briefs(UUID org, Collection<String> publicIds) {
    return briefs.find(org, publicIds);
  }

  /// The jobs' own inputs, as they were submitted.
  public Map<JobId, String> inputs(Collection<JobId> ids) {
    return ids.isEmpty() ? Map.of() : briefs.inputs(ids);
  }

  /// Items in request order with the result of the last stage each one reached.
  public List<ItemResult> items(JobId job, int fromSeq, int limit) {
    return results.page(job, fromSeq, limit);
  }

  public Optional<byte[]> content(JobId job, int stageNo, int seq) {
    return results.content(job, stageNo, seq);
  }

  /// Changes the job's metadata; the function gets what is there and answers what shall be.
  public Map<String, String> editMetadata(JobId id, UnaryOperator<Map<String, String>> edit) {
    return database.inTransaction(() -> {
      var edited = edit.apply(jobs.lock(id).metadata());
      jobs.metadata(id, Rows.json(edited));
      return edited;
    });
  }

  /// Ends the job now. What is recorded stays; what is not counts as cancelled, also what is in
  /// flight: its owner is refused when it comes to write. False: the job had already ended.
  public boolean cancel(JobId id) {
    boolean cancelled =
        control(() -> {
          List<StageRow> locked = stages.lock(id);
          JobRecord job = jobs.lock(id);
          if (job.status().isTerminal()) {
            return false;
          }
          stageEnd.cancel(job, locked, time.instant());
          return true;
        });
    node.checkLeases();
    return cancelled;
  }

  /// Whoever controls a job meets its work at its rows. If the two ever wait for each other, the
  /// database sends one of them away; the control is simply made again.
  private <T> T control(Supplier<T> change) {
    for (int tries = 1; ; tries++) {
      try {
        return database.inTransaction(change);
      } catch (PessimisticLockingFailureException e) {
        if (tries == CONTROL_TRIES) {
          throw e;
        }
      }
    }
  }

  /// For a stage that submits a job out of another: the job cannot end before the caller's
  /// transaction does. False: it has ended.
  public boolean holdLive(JobId id) {
    return !jobs.lock(id).status().isTerminal();
  }

  /// Gives up one item: it counts as cancelled from now on, and a late result of it is dropped.
  /// False: it had ended already, or it cannot be given up now because its stage is not open or a
  /// provider's batch holds it.
  public boolean cancelItem(JobId id, int seq) {
    boolean cancelled = control(() -> itemCancels.cancel(id, seq, time.instant()));
    node.checkLeases();
    node.poke();
    return cancelled;
  }

  /// Starts no more items of the job until it is resumed; what is in flight ends and is recorded.
  public void pause(JobId id) {
    control(() -> {
      stages.lock(id);
      jobs.pause(id, true);
      shards.park(id);
      return true;
    });
    node.checkLeases();
  }

  public void resume(JobId id) {
    Instant now = time.instant();
    control(() -> {
      stageEnd.resume(id, now);
      return true;
    });
    node.poke();
  }

  /// How many shards this node works on.
  public int shards() {
    return node.shards();
  }

  /// How many items this node runs.
  public int running() {
    return lanes.inside();
  }

  /// How many shards of the whole cluster could be worked on now and are not; at most a thousand.
  public int due() {
    return shards.due(time.instant());
  }

  /// Works off everything that is due, on the calling thread: for tests with a clock of their own.
  void runDue() {
    node.runDue();
  }
}
