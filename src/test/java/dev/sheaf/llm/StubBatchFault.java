package dev.sheaf.llm;

/// What [StubProvider] does wrong with the batches submitted after it was told so.
public enum StubBatchFault {
  /// The batch is taken, and the connection closed before the answer: a crash between submit and
  /// persist, as the provider sees it.
  TAKEN_BUT_UNANSWERED,
  /// The whole batch ends `failed` (OpenAI) or with nothing but errors (Anthropic).
  FAILS,
  /// The first half is answered, then the batch expires.
  EXPIRES_HALF_DONE,
  /// The batch expires before any request runs.
  EXPIRES_UNTOUCHED,
  /// The batch is cancelled before any request runs.
  CANCELLED,
  /// The last request has no line at all.
  LOSES_ONE,
  /// The first line is there twice.
  DUPLICATES_ONE,
  /// Results come in the reverse order.
  REVERSED,
  /// A line that is no JSON, and one with an id that nobody asked for.
  JUNK_LINES,
  /// The first request fails on its own.
  ONE_ERROR,
  /// The first answer does not satisfy its schema.
  ONE_WRONG_SCHEMA,
  /// The download breaks off after the first line.
  DOWNLOAD_BREAKS
}
