package dev.sheaf.dialect.lindo;

import dev.sheaf.workspace.Page;
import org.jspecify.annotations.Nullable;

/// Reads `page` and `search` of a list.
final class Paging {

  private Paging() {}

  static Page of(@Nullable String page, @Nullable String search) {
    String text = search == null ? "" : search.replace('\0', ' ');
    if (text.length() > Page.SEARCH_MAX) {
      throw Refusal.invalid(
          "search: String must contain at most " + Page.SEARCH_MAX + " character(s)");
    }
    return new Page(page == null || page.isEmpty() ? 1 : number(page), text);
  }

  private static int number(String page) {
    try {
      int number = Integer.parseInt(page.strip());
      if (number >= 1 && number <= Page.NUMBER_MAX) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw Refusal.invalid("page: Must be a number from 1 to " + Page.NUMBER_MAX);
  }
}
