package dev.sheaf.llm;

import dev.sheaf.failure.Failure;
import org.jspecify.annotations.Nullable;

/// What reading a batch's results came to. The counts say what was passed over: lines with an id
/// that was not asked for, second lines of an id, and lines that are no JSON. A failure means that
/// the reading broke off; collecting again gives the same lines once more, then the rest.
public record Collected(
    int delivered, int unknown, int duplicates, int broken, @Nullable Failure failure) {

  /// The code of a batch that turned out to be somebody else's: forget the handle and submit.
  public static final String NOT_OURS = "LLM_BATCH_NOT_OURS";
}
