package dev.sheaf.dialect.runflow.list;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A place between two rows of a list in an order: the order, and the values of the row beside it.
/// Without values it is the place before the first row. Opaque to clients; what they may have made
/// up is checked, and its values are only ever bound.
record Cursor(String sortBy, List<String> values) {

  private static final int LENGTH_MAX = 8_000;
  private static final JsonMapper JSON = JsonMapper.shared();

  static Cursor start(SortBy sort) {
    return new Cursor(sort.text(), List.of());
  }

  String text() {
    List<String> all = new ArrayList<>();
    all.add(sortBy);
    all.addAll(values);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(all));
  }

  static Cursor parse(String text, Columns columns) {
    Cursor cursor = read(text);
    SortBy sort = sort(cursor, columns);
    if (!cursor.values.isEmpty() && !fits(cursor.values, sort)) {
      throw unknown();
    }
    return cursor;
  }

  private static Cursor read(String text) {
    if (text.length() > LENGTH_MAX) {
      throw unknown();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.UTF_8));
      JsonNode all = JSON.readTree(bytes);
      if (!all.isArray() || all.isEmpty() || !all.values().stream().allMatch(JsonNode::isString)) {
        throw unknown();
      }
      List<String> texts = all.values().stream().map(JsonNode::asString).toList();
      return new Cursor(texts.getFirst(), texts.subList(1, texts.size()));
    } catch (IllegalArgumentException | JacksonException _) {
      throw unknown();
    }
  }

  private static SortBy sort(Cursor cursor, Columns columns) {
    try {
      return SortBy.parse(cursor.sortBy, columns);
    } catch (BadQuery _) {
      throw unknown();
    }
  }

  private static boolean fits(List<String> values, SortBy sort) {
    if (values.size() != sort.parts().size()) {
      return false;
    }
    for (int i = 0; i < values.size(); i++) {
      if (sort.parts().get(i).column().type().value(values.get(i)).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static BadQuery unknown() {
    return new BadQuery("pq", "this is not a cursor of this list; take one from an answer of it");
  }
}
