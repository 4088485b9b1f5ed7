package dev.sheaf.site.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Numbers worth showing large: `since 1987`, `12 rooms`.
public record Figures(@Nullable String heading, List<Figure> figures) implements Block {

  public Figures {
    Checks.optionalLine("the figures' heading", heading, Limits.HEADING_MAX);
    figures = Checks.list("figures", figures, 1, Limits.ENTRIES_MAX);
  }

  public record Figure(String value, String label) {

    private static final int VALUE_MAX = 24;

    public Figure {
      Checks.line("a figure's value", value, VALUE_MAX);
      Checks.line("a figure's label", label, Limits.LABEL_MAX);
    }
  }
}
