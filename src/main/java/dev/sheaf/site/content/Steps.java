package dev.sheaf.site.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How something goes, in order.
public record Steps(String heading, @Nullable String intro, List<Step> steps) implements Block {

  public Steps {
    Checks.line("the steps' heading", heading, Limits.HEADING_MAX);
    Checks.optionalLine("the steps' intro", intro, Limits.SHORT_TEXT_MAX);
    steps = Checks.list("steps", steps, 1, Limits.ENTRIES_MAX);
  }

  public record Step(String title, String text) {

    public Step {
      Checks.line("a step's title", title, Limits.TITLE_MAX);
      Checks.line("a step's text", text, Limits.SHORT_TEXT_MAX);
    }
  }
}
