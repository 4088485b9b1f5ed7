package dev.sheaf.engine;

import dev.sheaf.engine.Flush.After;
import dev.sheaf.engine.Flush.Progress;
import dev.sheaf.engine.Recorded.Settled;
import dev.sheaf.engine.Recorder.Written;
import dev.sheaf.job.Tally;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the owner of a shard knows of its outcomes: the tally of those that are recorded, and those
/// that the next flush will record.
final class Ledger {

  private final Lease lease;
  private final Recorder recorder;
  private final Recorder.StageLabel label;
  private final Duration flushEvery;
  private final Unwritten unwritten = new Unwritten();
  private Tally tally;
  private @Nullable Instant firstStart;

  Ledger(Lease lease, Recorder recorder, Recorder.StageLabel label, Duration flushEvery) {
    this.lease = lease;
    this.recorder = recorder;
    this.label = label;
    this.flushEvery = flushEvery;
    this.tally = lease.tally();
  }

  void noteStart(Instant now) {
    firstStart = firstStart == null ? now : firstStart;
    unwritten.noteStart(now);
  }

  void add(Recorded outcome, Instant now) {
    unwritten.add(outcome, now);
  }

  /// Takes a result out again that is not recorded yet; null if there is none.
  @Nullable Settled remove(int seq) {
    return unwritten.remove(seq);
  }

  /// What the shard has cost, recorded or not.
  BigDecimal cost() {
    return tally.cost().add(unwritten.cost());
  }

  boolean isFull() {
    return unwritten.isFull();
  }

  /// When a flush is written at the latest; never while there is nothing to write.
  Instant dueAt() {
    return unwritten.dueAt(flushEvery);
  }

  /// Writes what is not recorded yet; if that fails for whatever reason, it is all still here.
  Written write(
      int lowWater,
      int mark,
      Map<Integer, Instant> underWay,
      Collection<Integer> suspects,
      int cancelsKnown,
      After after) {
    Tally next = Flush.add(tally, unwritten.settled(), unwritten.retried());
    Progress progress =
        new Progress(
            next, lowWater, mark, underWay, List.copyOf(suspects), cancelsKnown, firstStart);
    Written written =
        recorder.write(
            lease, label, new Flush(unwritten.settled(), unwritten.retried(), progress, after));
    if (written == Written.YES) {
      tally = next;
      unwritten.clear();
    }
    return written;
  }

  /// The items of the shard that were cancelled, as its row says; none if the lease is gone.
  List<Integer> cancels() {
    return recorder.cancels(lease);
  }
}
