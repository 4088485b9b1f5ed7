package dev.sheaf.engine;

import dev.sheaf.failure.Failure;
import org.jspecify.annotations.Nullable;

/// What came of an item so far: the output, as JSON, or the failure of the last stage it reached;
/// neither while it has reached none.
public record ItemEnd(int stageNo, @Nullable String output, @Nullable Failure failure) {

  public static final ItemEnd NONE = new ItemEnd(-1, null, null);

  public boolean isSuccess() {
    return output != null;
  }

  public <T> T output(Class<T> type) {
    if (output == null) {
      throw new IllegalStateException("the item has no output");
    }
    return Json.MAPPER.readValue(output, type);
  }
}
