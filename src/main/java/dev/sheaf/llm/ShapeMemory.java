package dev.sheaf.llm;

import java.util.concurrent.atomic.AtomicReference;

/// The firmest shape that a server has not refused yet. Live calls learn it; batches, where a
/// refusal would show a day later in every line, go by it.
final class ShapeMemory {

  private final AtomicReference<Shape> firmest;

  ShapeMemory(Wire wire) {
    this.firmest = new AtomicReference<>(wire.firmest());
  }

  Shape firmest() {
    return firmest.get();
  }

  /// Notes a refusal, unless another call has noted it already.
  void refused(Shape shape) {
    firmest.compareAndSet(shape, shape.looser());
  }
}
