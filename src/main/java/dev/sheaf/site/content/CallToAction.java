package dev.sheaf.site.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A band that asks the visitor to do one thing.
public record CallToAction(String heading, @Nullable String text, List<Action> actions)
    implements Block {

  public CallToAction {
    Checks.line("a call's heading", heading, Limits.HEADING_MAX);
    Checks.optionalLine("a call's text", text, Limits.SHORT_TEXT_MAX);
    actions = Checks.list("a call's actions", actions, 1, Limits.ACTIONS_MAX);
  }
}
