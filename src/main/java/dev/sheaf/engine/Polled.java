package dev.sheaf.engine;

import dev.sheaf.engine.Recorded.Settled;
import dev.sheaf.job.JobId;
import dev.sheaf.job.JobStatus;
import dev.sheaf.store.Database;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where jobs of few items stand that somebody polls, in memory: read once, and from then on
/// changed with each transaction of this node that commits. Only for a node that has its database
/// to itself, because it hears of no other's transactions.
///
/// Every change only leads further: a status moves forward, a result is written once. So it does
/// not matter in which order changes arrive, nor whether what was read had them already. What was
/// committed while something was read is applied to it afterwards.
final class Polled {

  private static final int JOBS_MAX = 10_000;

  /// Larger jobs are read from the database at every poll.
  static final int ITEMS_MAX = 100;

  /// A flush of more results than items, or of larger ones, is not remembered: the job is read
  /// again.
  private static final int BYTES_MAX = 8 * 1024;

  /// How many changes a read may miss.
  static final int LATEST_MAX = 1_000;

  private final Database database;
  private final boolean on;
  private final Map<Key, Standing> standings =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Standing> eldest) {
          boolean full = size() > JOBS_MAX;
          if (full && eldest.getValue().job != null) {
            byId.remove(eldest.getValue().job.id());
          }
          return full;
        }
      };
  private final Map<JobId, Standing> byId = new HashMap<>();
  private final Deque<Change> latest = new ArrayDeque<>();
  private long changes;

  Polled(Database database, boolean on) {
    this.database = database;
    this.on = on;
  }

  private record Key(UUID org, String publicId) {}

  /// A committed transaction's news of one job.
  private sealed interface Change {

    record Moved(Key key, JobBrief job) implements Change {}

    record Ended(JobId job, Map<Integer, ItemEnd> ends) implements Change {}

    record Doubted(JobId job) implements Change {}
  }

  /// One job, or that there is none under an id.
  private static final class Standing {
    private final Key key;
    private @Nullable JobBrief job;
    private Map<Integer, ItemEnd> ends = Map.of();

    Standing(Key key) {
      this.key = key;
    }

    /// A job may be seen to have ended a moment before the last of its results is.
    boolean isWhole() {
      return job == null || !job.status().isTerminal() || ends.size() == job.itemCount();
    }
  }

  // ---- what transactions do ----

  /// The job is new, or has another status, once the transaction commits.
  void moved(UUID org, JobBrief job) {
    tell(new Change.Moved(new Key(org, job.publicId()), job));
  }

  /// The items of a stage have results once the transaction commits.
  void recorded(JobId job, int stageNo, List<Settled> results) {
    if (!on || results.isEmpty()) {
      return;
    }
    if (results.size() > ITEMS_MAX || bytes(results) > BYTES_MAX) {
      forget(job);
      return;
    }
    Map<Integer, ItemEnd> ends = new HashMap<>();
    results.forEach(result -> ends.put(result.seq(), end(stageNo, result)));
    tell(new Change.Ended(job, ends));
  }

  private static int bytes(List<Settled> results) {
    return results.stream()
        .map(Settled::output)
        .mapToInt(output -> output == null ? 0 : output.length)
        .sum();
  }

  private static ItemEnd end(int stageNo, Settled result) {
    byte[] output = result.output();
    String json = output == null ? null : new String(output, StandardCharsets.UTF_8);
    return new ItemEnd(stageNo, json, result.failure());
  }

  /// The job has to be read again.
  void forget(JobId job) {
    tell(new Change.Doubted(job));
  }

  /// Jobs go once the transaction commits.
  void forgetAll() {
    database.afterEnd(this::clear, this::clear);
  }

  private void tell(Change change) {
    if (on) {
      database.afterEnd(() -> happened(change), this::clear);
    }
  }

  private synchronized void clear() {
    standings.clear();
    byId.clear();
    latest.clear();
    changes += LATEST_MAX;
  }

  private synchronized void happened(Change change) {
    apply(change);
    changes++;
    latest.addLast(change);
    if (latest.size() > LATEST_MAX) {
      latest.removeFirst();
    }
  }

  private void apply(Change change) {
    switch (change) {
      case Change.Moved(Key key, JobBrief job) -> {
        Standing standing = standings.get(key);
        if (standing != null) {
          move(standing, job);
        }
      }
      case Change.Ended(JobId job, Map<Integer, ItemEnd> ends) -> {
        Standing standing = byId.get(job);
        if (standing != null) {
          standing.ends = merged(standing.ends, ends);
        }
      }
      case Change.Doubted(JobId job) -> {
        Standing standing = byId.remove(job);
        if (standing != null) {
          standings.remove(standing.key);
        }
      }
    }
  }

  private void move(Standing standing, JobBrief job) {
    if (standing.job == null || rank(job.status()) > rank(standing.job.status())) {
      standing.job = job;
      byId.put(job.id(), standing);
    }
  }

  private static int rank(JobStatus status) {
    return switch (status) {
      case SCHEDULED -> 0;
      case QUEUED -> 1;
      case RUNNING -> 2;
      case COMPLETE, PARTIAL, ERRORED, CANCELLED -> 3;
    };
  }

  private static Map<Integer, ItemEnd> merged(
      Map<Integer, ItemEnd> known, Map<Integer, ItemEnd> more) {
    Map<Integer, ItemEnd> all = new HashMap<>(known);
    more.forEach((seq, end) -> all.merge(seq, end, Polled::later));
    return Map.copyOf(all);
  }

  private static ItemEnd later(ItemEnd a, ItemEnd b) {
    return b.stageNo() > a.stageNo() ? b : a;
  }

  // ---- what polls do ----

  /// How many changes there were so far; to be asked before a read that [#keep] is told of.
  synchronized long changes() {
    return changes;
  }

  /// What is known of the organisation's jobs with these ids; `unknown` gets the ids that have to
  /// be read.
  synchronized JobBriefs find(UUID org, Collection<String> publicIds, Collection<String> unknown) {
    JobBriefs known = JobBriefs.none();
    for (String id : publicIds) {
      Standing standing = on ? standings.get(new Key(org, id)) : null;
      if (standing == null || !standing.isWhole()) {
        unknown.add(id);
      } else if (standing.job != null) {
        known.add(standing.job, standing.ends);
      }
    }
    return known;
  }

  /// Remembers what a read found under the ids, nothing included, and what has happened since it
  /// began.
  synchronized void keep(long before, UUID org, Collection<String> publicIds, JobBriefs read) {
    if (!on || changes - before > latest.size()) {
      return;
    }
    for (String id : publicIds) {
      Key key = new Key(org, id);
      standings.put(key, new Standing(key));
    }
    for (JobBrief job : read.jobs()) {
      Key key = new Key(org, job.publicId());
      if (job.itemCount() > ITEMS_MAX) {
        standings.remove(key);
      } else {
        Standing standing = standings.computeIfAbsent(key, Standing::new);
        move(standing, job);
        standing.ends = Map.copyOf(read.ends().getOrDefault(job.id(), Map.of()));
      }
    }
    latest.stream().skip(latest.size() - (changes - before)).forEach(this::apply);
  }
}
