package dev.sheaf.run;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The input of a job of runs. `batchId` is null for a run on its own.
public record RunJob(UUID targetVersionId, @Nullable UUID batchId, @Nullable JsonNode metadata) {}
