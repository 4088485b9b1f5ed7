package dev.sheaf.tenant;

import dev.sheaf.time.Time;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// A minute's worth of requests may come at once; after that they are let in as evenly as they grow
/// back.
public final class EvenRate implements RateLimit {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final int perMinute;
  private final Time time;
  private final TimeMeter meter;
  private final Map<UUID, Bucket> buckets = new ConcurrentHashMap<>();

  public EvenRate(int perMinute, Time time) {
    if (perMinute < 1) {
      throw new IllegalArgumentException("perMinute is " + perMinute + ", must be at least 1");
    }
    this.perMinute = perMinute;
    this.time = time;
    this.meter = new Nanos(time);
  }

  @Override
  public Taken take(UUID key) {
    ConsumptionProbe probe = bucketOf(key).tryConsumeAndReturnRemaining(1);
    return taken(
        probe.getRemainingTokens(),
        probe.isConsumed()
            ? Optional.empty()
            : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill())));
  }

  @Override
  public Taken look(UUID key) {
    return taken(bucketOf(key).getAvailableTokens(), Optional.empty());
  }

  private Taken taken(long left, Optional<Duration> pause) {
    Duration untilFull = MINUTE.multipliedBy(perMinute - left);
    return new Taken(
        perMinute, "a minute", left, time.instant().plus(untilFull.dividedBy(perMinute)), pause);
  }

  private Bucket bucketOf(UUID key) {
    return buckets.computeIfAbsent(key, _ -> bucket());
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
        .withCustomTimePrecision(meter)
        .build();
  }

  private record Nanos(Time time) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      return time.nanos();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
