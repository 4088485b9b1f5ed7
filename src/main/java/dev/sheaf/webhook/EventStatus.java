package dev.sheaf.webhook;

import java.util.Locale;

/// Where an event stands.
public enum EventStatus {
  /// An attempt is due, now or later, or running.
  WAITING,
  /// A 2xx came back.
  DELIVERED,
  /// The last attempt was not answered with 2xx.
  FAILED,
  /// The receiver said that it is no more (410), and the policy takes its word.
  GONE;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static EventStatus of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
