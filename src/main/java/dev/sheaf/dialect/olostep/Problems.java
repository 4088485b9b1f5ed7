package dev.sheaf.dialect.olostep;

import java.util.ArrayList;
import java.util.List;

/// What is wrong with a request: every violation with its place, up to [#MAX] of them (4.1).
final class Problems {

  static final int MAX = 100;

  private final List<Problem> list = new ArrayList<>();

  /// `path` is dot-joined with array indexes as numbers, empty for the body as a whole.
  record Problem(String path, String message, String code) {}

  void add(String path, String code, String message) {
    if (list.size() < MAX) {
      list.add(new Problem(path, message, code));
    }
  }

  void required(String path) {
    add(path, "invalid_type", "Required");
  }

  void wrongType(String path, String expected) {
    add(path, "invalid_type", "Expected " + expected);
  }

  boolean isFull() {
    return list.size() >= MAX;
  }

  boolean any() {
    return !list.isEmpty();
  }

  List<Problem> list() {
    return List.copyOf(list);
  }
}
