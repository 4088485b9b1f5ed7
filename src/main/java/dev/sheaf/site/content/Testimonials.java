package dev.sheaf.site.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What others have said. Only for words that were really said.
public record Testimonials(String heading, List<Testimonial> testimonials) implements Block {

  public Testimonials {
    Checks.line("the testimonials' heading", heading, Limits.HEADING_MAX);
    testimonials = Checks.list("testimonials", testimonials, 1, Limits.ENTRIES_MAX);
  }

  public record Testimonial(String quote, String name, @Nullable String role) {

    public Testimonial {
      Checks.line("a testimonial's quote", quote, Limits.SHORT_TEXT_MAX);
      Checks.line("a testimonial's name", name, Limits.NAME_MAX);
      Checks.optionalLine("a testimonial's role", role, Limits.NAME_MAX);
    }
  }
}
