package dev.sheaf.engine;

import java.time.Duration;

/// How the engine of one node behaves. `leaseMax` is how long a node may be silent before its
/// shards are taken over; `shardsPerJob` bounds the shards of one job that are worked on at once in
/// the whole cluster. `slice` is how long a shard may keep its place while others wait; a shard
/// whose items all wait gives its place back unless the next is due within `linger`. `alone`: no
/// other node can use the database, so whatever an earlier process held is free at once.
public record EngineSettings(
    int shardSlots,
    int shardsPerJob,
    int itemSlots,
    Duration heartbeat,
    Duration leaseMax,
    Duration poll,
    Duration flushEvery,
    Duration slice,
    Duration linger,
    Duration grace,
    Duration retention,
    boolean alone) {

  public static final EngineSettings DEFAULT =
      new EngineSettings(
          64,
          8,
          1_024,
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofMillis(250),
          Duration.ofMillis(50),
          Duration.ofSeconds(1),
          Duration.ofMillis(500),
          Duration.ofSeconds(20),
          Duration.ofDays(30),
          false);

  public EngineSettings {
    atLeastOne("shardSlots", shardSlots);
    atLeastOne("shardsPerJob", shardsPerJob);
    atLeastOne("itemSlots", itemSlots);
    if (leaseMax.compareTo(heartbeat.multipliedBy(3)) < 0) {
      throw new IllegalArgumentException(
          "leaseMax is " + leaseMax + ", must be at least three heartbeats of " + heartbeat);
    }
    if (retention.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException("retention is " + retention + ", must be at least a day");
    }
  }

  public EngineSettings withAlone(boolean value) {
    return new EngineSettings(
        shardSlots,
        shardsPerJob,
        itemSlots,
        heartbeat,
        leaseMax,
        poll,
        flushEvery,
        slice,
        linger,
        grace,
        retention,
        value);
  }

  public EngineSettings withLinger(Duration value) {
    return new EngineSettings(
        shardSlots,
        shardsPerJob,
        itemSlots,
        heartbeat,
        leaseMax,
        poll,
        flushEvery,
        slice,
        value,
        grace,
        retention,
        alone);
  }

  public EngineSettings withRetention(Duration value) {
    return new EngineSettings(
        shardSlots,
        shardsPerJob,
        itemSlots,
        heartbeat,
        leaseMax,
        poll,
        flushEvery,
        slice,
        linger,
        grace,
        value,
        alone);
  }

  public EngineSettings withGrace(Duration value) {
    return new EngineSettings(
        shardSlots,
        shardsPerJob,
        itemSlots,
        heartbeat,
        leaseMax,
        poll,
        flushEvery,
        slice,
        linger,
        value,
        retention,
        alone);
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + ", must be at least 1");
    }
  }
}
