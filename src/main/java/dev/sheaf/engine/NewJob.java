package dev.sheaf.engine;

import dev.sheaf.failure.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A job as a client hands it in. `publicId` is the id on the wire; `startAt` is null for at once;
/// of two jobs that are due, the shards of the one with the higher `priority` are taken first.
public record NewJob(
    UUID orgId,
    String kind,
    String publicId,
    Object input,
    Map<String, String> metadata,
    List<NewItem> items,
    @Nullable Instant startAt,
    int priority,
    Limits limits) {

  public static final int ITEMS_MAX = 1_000_000;

  public NewJob {
    metadata = Map.copyOf(metadata);
    if (items.isEmpty() || items.size() > ITEMS_MAX) {
      throw new IllegalArgumentException(
          "a job has " + items.size() + " items, must be from 1 to " + ITEMS_MAX);
    }
  }

  public static NewJob of(
      UUID orgId, String kind, String publicId, Object input, List<NewItem> items) {
    return new NewJob(orgId, kind, publicId, input, Map.of(), items, null, 0, Limits.NONE);
  }

  public NewJob withMetadata(Map<String, String> values) {
    return new NewJob(orgId, kind, publicId, input, values, items, startAt, priority, limits);
  }

  /// Null: at once.
  public NewJob startingAt(@Nullable Instant at) {
    return new NewJob(orgId, kind, publicId, input, metadata, items, at, priority, limits);
  }

  public NewJob withPriority(int value) {
    return new NewJob(orgId, kind, publicId, input, metadata, items, startAt, value, limits);
  }

  public NewJob within(Limits bounds) {
    return new NewJob(orgId, kind, publicId, input, metadata, items, startAt, priority, bounds);
  }

  /// One item: the caller's own reference, and the input of the first stage. An item that is
  /// `refused` belongs to the job like any other and has failed before it begins.
  public record NewItem(@Nullable String clientRef, Object input, @Nullable Failure refused) {

    public NewItem(@Nullable String clientRef, Object input) {
      this(clientRef, input, null);
    }
  }
}
