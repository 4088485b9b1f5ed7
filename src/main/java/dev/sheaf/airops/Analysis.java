package dev.sheaf.airops;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page after analysing or enriching: its fields, what is still missing, and guesses too unsure
/// to count.
public record Analysis(
    String url,
    @Nullable String title,
    PageFields fields,
    List<Field> missing,
    @Nullable PageFields guesses) {

  public Analysis {
    missing = List.copyOf(missing);
  }

  Analysis enriched(PageFields complete) {
    return new Analysis(url, title, complete, List.of(), null);
  }
}
