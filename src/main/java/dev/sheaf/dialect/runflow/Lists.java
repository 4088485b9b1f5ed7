package dev.sheaf.dialect.runflow;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sheaf.dialect.runflow.list.Page;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

/// The reply of a list (2.0), with the cursors under both names that guides give them (6.5).
final class Lists {

  private Lists() {}

  private record Body(
      List<JsonNode> items,
      @Nullable String first,
      @Nullable String next,
      @Nullable String previous,
      @JsonProperty("next_pq") @Nullable String nextPq,
      @JsonProperty("prev_pq") @Nullable String prevPq) {}

  static ResponseEntity<byte[]> reply(Page<?> page, Set<String> fields) {
    List<JsonNode> items = page.items().stream().map(item -> Wire.project(item, fields)).toList();
    return Wire.ok(
        new Body(items, page.first(), page.next(), page.previous(), page.next(), page.previous()));
  }

  /// A list without filters that fits on one page.
  static ResponseEntity<byte[]> reply(List<?> items) {
    return reply(Page.whole(items), Set.of());
  }
}
