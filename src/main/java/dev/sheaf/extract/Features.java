package dev.sheaf.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One row of named numbers for a [Forest]. The first row written fixes the names and their order;
/// later rows reuse the storage, so weighing a thousand blocks allocates nothing.
final class Features {

  private final List<String> names = new ArrayList<>();
  private double[] values = new double[64];
  private boolean named;
  private int at;

  /// Begins the next row.
  Features next() {
    named = named || at > 0;
    at = 0;
    return this;
  }

  Features put(String name, double value) {
    if (!named) {
      names.add(name);
      values = at < values.length ? values : Arrays.copyOf(values, 2 * at);
    }
    values[at++] = value;
    return this;
  }

  Features put(String name, long value) {
    return put(name, (double) value);
  }

  Features put(String name, boolean value) {
    return put(name, value ? 1.0 : 0.0);
  }

  List<String> names() {
    return names;
  }

  double[] values() {
    return values;
  }

  double[] copy() {
    return Arrays.copyOf(values, names.size());
  }
}
