package dev.sheaf.site.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The opening of a page: what it is about, in large type. The eyebrow is the small line above.
public record Hero(
    @Nullable String eyebrow,
    String heading,
    @Nullable String lead,
    List<Action> actions,
    @Nullable Picture picture)
    implements Block {

  public Hero {
    Checks.optionalLine("a hero's eyebrow", eyebrow, Limits.LABEL_MAX);
    Checks.line("a hero's heading", heading, Limits.HEADING_MAX);
    Checks.optionalLine("a hero's lead", lead, Limits.SHORT_TEXT_MAX);
    actions = Checks.list("a hero's actions", actions, 0, Limits.ACTIONS_MAX);
  }
}
