package dev.sheaf.site.content;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Text to read: the body of a post, the story of an about page.
public record Prose(@Nullable String heading, List<Passage> passages) implements Block {

  private static final int BRIEF_PASSAGES = 3;
  private static final int BRIEF_CHARS = 260;

  public Prose {
    Checks.optionalLine("a prose's heading", heading, Limits.HEADING_MAX);
    passages = Checks.list("a prose's passages", passages, 1, Limits.PASSAGES_MAX);
  }

  /// Whether it is only a few sentences, which may stand large.
  @JsonIgnore
  public boolean isBrief() {
    return passages.size() <= BRIEF_PASSAGES
        && passages.stream().allMatch(Passage.Paragraph.class::isInstance)
        && passages.stream().mapToInt(p -> ((Passage.Paragraph) p).text().words().length()).sum()
            <= BRIEF_CHARS;
  }
}
