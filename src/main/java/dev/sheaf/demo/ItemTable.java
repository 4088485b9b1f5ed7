package dev.sheaf.demo;

import dev.sheaf.airops.Field;
import dev.sheaf.airops.PageFields;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What was found on each page, as a table: the value, and under it where it came from.
public final class ItemTable {

  private static final String ROW = "  %-20s %-22s %-26s %-12s %-12s %s%n";
  private static final String NOTHING = "–";

  private final PrintWriter out;

  public ItemTable(PrintWriter out) {
    this.out = out;
  }

  public void print(Map<String, PageFields> pages) {
    out.printf(ROW, "page", "type", "author", "published", "modified", "brands");
    out.println("  " + "─".repeat(112));
    pages.forEach(this::print);
  }

  private void print(String page, PageFields fields) {
    Map<Field, String> values = new LinkedHashMap<>();
    values.put(Field.PAGE_TYPE, shown(fields.pageType()));
    values.put(Field.AUTHOR, shown(fields.author()));
    values.put(Field.DATE_PUBLISHED, shown(fields.datePublished()));
    values.put(Field.DATE_MODIFIED, shown(fields.dateModified()));
    values.put(Field.BRAND_MENTIONS, brands(fields.brandMentions()));
    row(page, values.values().toArray());
    Object[] sources =
        values.entrySet().stream()
            .map(e -> e.getValue().equals(NOTHING) ? "" : source(fields.method(e.getKey())))
            .toArray();
    row("", sources);
  }

  private void row(String page, Object[] cells) {
    out.printf(ROW, page, cells[0], cells[1], cells[2], cells[3], cells[4]);
  }

  private static String source(String method) {
    return "· " + method.replace("parser:", "");
  }

  private static String shown(@Nullable String value) {
    return value == null ? NOTHING : value;
  }

  private static String brands(List<String> brands) {
    return brands.isEmpty() ? NOTHING : brands.stream().collect(Collectors.joining(", "));
  }
}
