package dev.sheaf.tenant;

import dev.sheaf.failure.Failure;

/// How one dialect says that a request failed before it reached a route of it: no key, unknown
/// route, wrong method, too large, a bug.
public interface ErrorBodies {

  boolean handles(String path);

  /// Whether a key that is bound to a dialect may come in at a path that this one handles.
  boolean admits(String dialect, String path);

  /// A value that Jackson writes as the body.
  Object body(int status, Failure failure);

  /// As [#body], for a caller that was too fast and may ask again after so many seconds.
  default Object tooFast(Failure failure, long seconds) {
    return body(429, failure);
  }

  /// The status that the dialect gives to a failure, where it is not the usual one.
  default int status(int usual, Failure failure) {
    return usual;
  }

  /// The media type of error bodies.
  default String contentType() {
    return "application/json";
  }
}
