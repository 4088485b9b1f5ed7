package dev.sheaf.run;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The input of a job of runs. `batchId` is null for a run on its own.
///
/// @param bulk whether the runs go through the batch API of a model's provider; decided once, for a
///   job must not change its ways half-way; absent in jobs of older versions
public record RunJob(
    UUID targetVersionId,
    @Nullable UUID batchId,
    @Nullable JsonNode metadata,
    @Nullable Boolean bulk) {

  boolean isBulk() {
    return Boolean.TRUE.equals(bulk);
  }
}
