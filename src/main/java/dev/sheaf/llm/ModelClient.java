package dev.sheaf.llm;

import java.time.Instant;

/// Asks one model. Thread-safe; a call blocks its (virtual) thread, each of its requests for at
/// most [LlmSettings#totalTimeout()], and never throws for anything the provider does.
public interface ModelClient {

  /// One answer. A structured answer that is broken or against the schema is repaired with one more
  /// request that shows the model its errors.
  Answer ask(Prompt prompt) throws InterruptedException;

  /// The provider has said that a limit of ours is used up until then; a time that is past where
  /// none is.
  Instant closedUntil();

  /// The model as configured, e.g. for a status report.
  String model();

  Provider provider();
}
