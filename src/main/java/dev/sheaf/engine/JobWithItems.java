package dev.sheaf.engine;

import dev.sheaf.failure.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A job that has few items, with where each of them stands, as one statement reads it.
public record JobWithItems(JobRecord job, List<ItemEnd> items) {

  /// What came of an item so far: the output or the failure of the last stage it reached, neither
  /// while it has reached none.
  public record ItemEnd(int seq, @Nullable JsonNode output, @Nullable Failure failure) {

    public <T> T output(Class<T> type) {
      if (output == null) {
        throw new IllegalStateException("item " + seq + " has no output");
      }
      return Json.MAPPER.treeToValue(output, type);
    }
  }

  static List<ItemEnd> items(String json) {
    return Json.MAPPER.readTree(json).valueStream().map(JobWithItems::item).toList();
  }

  private static ItemEnd item(JsonNode item) {
    JsonNode failure = item.path("failure");
    return new ItemEnd(
        item.path("seq").asInt(),
        item.hasNonNull("output") ? item.path("output") : null,
        failure.isObject() ? Json.MAPPER.treeToValue(failure, Failure.class) : null);
  }
}
