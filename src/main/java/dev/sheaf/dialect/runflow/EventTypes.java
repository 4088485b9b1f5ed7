package dev.sheaf.dialect.runflow;

import java.util.List;
import java.util.Optional;

/// The events that are told of (2.6, 2.12).
final class EventTypes {

  /// One kind of event.
  record EventType(String code, String name, String description) {}

  static final List<EventType> ALL =
      List.of(
          new EventType("run.completed", "Run completed", "A run on its own succeeded"),
          new EventType("run.failed", "Run failed", "A run on its own failed"),
          new EventType("run.cancelled", "Run cancelled", "A run on its own was cancelled"),
          new EventType("batch.succeeded", "Batch succeeded", "All items of a batch succeeded"),
          new EventType(
              "batch.partial_succeeded", "Batch partly succeeded", "Some items succeeded"),
          new EventType("batch.failed", "Batch failed", "No item of a batch succeeded"),
          new EventType("batch.cancelled", "Batch cancelled", "All items were cancelled"));

  private EventTypes() {}

  static Optional<EventType> find(String code) {
    return ALL.stream().filter(type -> type.code().equals(code)).findFirst();
  }
}
