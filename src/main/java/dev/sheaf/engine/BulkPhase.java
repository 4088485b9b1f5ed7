package dev.sheaf.engine;

import java.util.Locale;

/// How far a shard's hand-over to a provider's batch API is.
enum BulkPhase {
  /// About to be submitted, or submitted by a node that died before it could say so.
  SUBMITTING,
  /// The provider has it and the handle is recorded.
  SUBMITTED,
  /// The batch has ended and is collected; what it left undone runs item by item.
  LIVE;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static BulkPhase of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
