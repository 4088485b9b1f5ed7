package dev.sheaf.site.write;

import dev.sheaf.site.brief.Part;
import java.util.List;

/// One page of a plan.
///
/// @param slug empty for the home page
/// @param part what kind of page it is; [Part#OWN] for one that the prompt names itself
/// @param sections what stands on it, in order, in words
public record PagePlan(
    String slug, String title, String purpose, Part part, List<String> sections) {

  public PagePlan {
    sections = List.copyOf(sections);
  }

  public String path() {
    return "/" + slug;
  }
}
