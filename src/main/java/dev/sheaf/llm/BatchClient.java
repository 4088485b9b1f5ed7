package dev.sheaf.llm;

import dev.sheaf.failure.Failure;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Many prompts at once through a provider's Batch API: submit, persist the handle, poll, collect.
/// Thread-safe; it never waits between calls and never throws for anything the provider does.
///
/// **A crash between submit and persist.** Whoever submits first notes the key and the hour; after
/// a crash it calls [#find] with both and gets the batch back instead of paying twice. OpenAI keeps
/// the key as metadata, so the match is certain (a compatible server without metadata cannot be
/// asked; there a crash in that moment may pay twice). Anthropic keeps nothing with a batch: a
/// batch matches if it is no older than the hour and holds as many requests, and once it has
/// results their ids, which carry a digest of the key, decide. A batch that still runs is taken on
/// trust if it is the only candidate; should it be another's, [#collect] says [Collected#NOT_OURS].
public interface BatchClient {

  int REQUESTS_MAX = 50_000;
  long FILE_BYTES_MAX = 200L * 1024 * 1024;

  /// Hands the requests over under a key of the caller's choice (job, stage, shard).
  ///
  /// @throws IllegalArgumentException if there is no request, there are more than [#REQUESTS_MAX],
  ///   or two share a custom id
  Submitted submit(String key, List<BatchRequest> requests) throws InterruptedException;

  /// The batch that was submitted under this key at or after the given time, in whatever state it
  /// is. To run the same requests once more after a batch has failed, submit under another key.
  Found find(String key, Instant notBefore, int requests) throws InterruptedException;

  BatchState poll(BatchHandle handle) throws InterruptedException;

  /// Tells the provider to stop; what it has done by then stays paid for. A batch that has ended,
  /// or that the provider does not know, needs no stopping.
  ///
  /// @return why the provider could not be told now, or null
  @Nullable Failure cancel(BatchHandle handle) throws InterruptedException;

  /// Reads the results line by line, in whatever order the provider wrote them, each custom id
  /// once. Requests that the provider lost have no line: the caller knows which it asked.
  ///
  /// @param prompts the prompt of a custom id, to check its answer by; null if it is not of this
  ///   batch
  Collected collect(
      BatchHandle handle, Function<String, @Nullable Prompt> prompts, Consumer<BatchLine> lines)
      throws InterruptedException;
}
