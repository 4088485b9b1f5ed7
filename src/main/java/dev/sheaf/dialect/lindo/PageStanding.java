package dev.sheaf.dialect.lindo;

import org.jspecify.annotations.Nullable;

/// One page of a website job: published if it has an id, failed if it has an error, else still
/// being written.
record PageStanding(String slug, @Nullable String pageId, @Nullable String error) {

  Status status() {
    if (pageId != null) {
      return Status.COMPLETE;
    }
    return error != null ? Status.ERRORED : Status.RUNNING;
  }
}
