package dev.sheaf.site.content;

import org.jspecify.annotations.Nullable;

/// The newest posts of the site, at most so many.
public record PostList(String heading, @Nullable String intro, int limit) implements Block {

  public static final int LIMIT_MAX = 100;

  public PostList {
    Checks.line("a post list's heading", heading, Limits.HEADING_MAX);
    Checks.optionalLine("a post list's intro", intro, Limits.SHORT_TEXT_MAX);
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException(
          "a post list's limit is %d, must be 1 to %d".formatted(limit, LIMIT_MAX));
    }
  }
}
