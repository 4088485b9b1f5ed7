package dev.sheaf.run;

import java.time.Duration;
import java.util.List;

/// What a file says of a target: all of a version but its ids and numbers. It is kept as JSON, and
/// two that are equal there are one version.
record Definition(
    String name,
    String description,
    boolean enabled,
    boolean strict,
    List<TargetInput> inputs,
    Price price,
    int maxConcurrency,
    Duration timeout,
    int attempts,
    Action action) {

  Definition {
    inputs = List.copyOf(inputs);
  }

  Definition withAction(Action other) {
    return new Definition(
        name,
        description,
        enabled,
        strict,
        inputs,
        price,
        maxConcurrency,
        timeout,
        attempts,
        other);
  }
}
