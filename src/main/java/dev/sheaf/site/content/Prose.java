package dev.sheaf.site.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Text to read: the body of a post, the story of an about page.
public record Prose(@Nullable String heading, List<Passage> passages) implements Block {

  public Prose {
    Checks.optionalLine("a prose's heading", heading, Limits.HEADING_MAX);
    passages = Checks.list("a prose's passages", passages, 1, Limits.PASSAGES_MAX);
  }
}
