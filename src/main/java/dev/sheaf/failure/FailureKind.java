package dev.sheaf.failure;

/// Who has to act on a failure. Retry policy and HTTP status read the kind; reports count the code.
public enum FailureKind {
  /// The request is wrong. Never retried; a 4xx on the wire.
  CALLER,
  /// The site, provider or endpoint we call answered badly or not at all. Retried by policy.
  TARGET,
  /// A budget, rate, quota or disk is used up. The work waits and runs later.
  CAPACITY,
  /// A bug or a broken part of this server. Someone must look.
  OURS
}
