package dev.sheaf.job;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/// The id of a job: a UUIDv7, so that ids sort by the time they were made and items and results can
/// be partitioned by id. Made in Java because PostgreSQL has `uuidv7()` only from 18 on.
public record JobId(UUID value) implements Comparable<JobId> {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  public static JobId create(Instant now) {
    long high = (now.toEpochMilli() << 16) | VERSION_7 | (RANDOM.nextLong() & 0xfffL);
    return new JobId(new UUID(high, VARIANT | (RANDOM.nextLong() >>> 2)));
  }

  /// The smallest id a job made at that time could have: the edge of a partition.
  public static JobId firstAt(Instant time) {
    return new JobId(new UUID((time.toEpochMilli() << 16) | VERSION_7, VARIANT));
  }

  public Instant createdAt() {
    return Instant.ofEpochMilli(value.getMostSignificantBits() >>> 16);
  }

  @Override
  public int compareTo(JobId other) {
    return value.toString().compareTo(other.value.toString());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
