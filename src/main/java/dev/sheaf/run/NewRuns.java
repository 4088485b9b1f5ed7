package dev.sheaf.run;

import dev.sheaf.failure.Failure;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Runs of one target as a client hands them in: a batch, or one run on its own.
///
/// @param createdBy the key that was used
/// @param source where they come from, as `api`
public record NewRuns(
    UUID orgId,
    UUID createdBy,
    Target target,
    boolean batch,
    List<NewRun> runs,
    @Nullable ObjectNode metadata,
    @Nullable URI callbackUrl,
    String source,
    @Nullable String requestId,
    Terms terms) {

  public NewRuns {
    runs = List.copyOf(runs);
    if (!batch && runs.size() != 1) {
      throw new IllegalArgumentException(runs.size() + " runs that are no batch");
    }
  }

  /// One run. The input is kept as it was handed in, in a batch with its `client_ref`; `refused`
  /// says that it does not fit the target, and it has failed from the start.
  public record NewRun(@Nullable String clientRef, ObjectNode input, @Nullable Failure refused) {}
}
