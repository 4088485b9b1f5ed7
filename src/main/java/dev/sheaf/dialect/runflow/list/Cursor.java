package dev.sheaf.dialect.runflow.list;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A place between two rows of a list in an order: the order, the filter of the list (empty for
/// none), so that a client that follows cursors need not say it again, and the values of the row
/// beside it. Without values it is the place before the first row. Opaque to clients; what they may
/// have made up is checked, and its values are only ever bound.
record Cursor(String sortBy, String filter, List<String> values) {

  private static final int LENGTH_MAX = 8_000;
  private static final JsonMapper JSON = JsonMapper.shared();

  static Cursor start(SortBy sort, String filter) {
    return new Cursor(sort.text(), filter, List.of());
  }

  String text() {
    List<String> all = new ArrayList<>();
    all.add(sortBy);
    all.add(filter);
    all.addAll(values);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(all));
  }

  static Cursor parse(String text, Columns columns) {
    Cursor cursor = read(text);
    try {
      SortBy sort = SortBy.parse(cursor.sortBy, columns);
      if (!cursor.filter.isEmpty()) {
        FilterParser.parse(cursor.filter, columns);
      }
      if (cursor.values.isEmpty() || fits(cursor.values, sort)) {
        return cursor;
      }
    } catch (BadQuery _) {
      // as below: what is in a cursor is nothing that its sender wrote
    }
    throw unknown();
  }

  private static Cursor read(String text) {
    if (text.length() > LENGTH_MAX) {
      throw unknown();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.UTF_8));
      JsonNode all = JSON.readTree(bytes);
      if (!all.isArray() || all.size() < 2 || !all.values().stream().allMatch(JsonNode::isString)) {
        throw unknown();
      }
      List<String> texts = all.values().stream().map(JsonNode::asString).toList();
      return new Cursor(texts.get(0), texts.get(1), texts.subList(2, texts.size()));
    } catch (IllegalArgumentException | JacksonException _) {
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
