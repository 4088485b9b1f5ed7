package dev.sheaf.run;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One input that a target declares. Names may hold blanks and capitals.
///
/// @param type the word of an [InputType]
/// @param defaultValue put in where the caller leaves the input out
public record TargetInput(
    UUID id,
    String name,
    String displayName,
    String description,
    String type,
    boolean required,
    @Nullable JsonNode defaultValue,
    InputLimits limits,
    int sortOrder) {

  public static final int NAME_MAX = 100;

  public TargetInput {
    // what is written as null is read back as a null node
    defaultValue = defaultValue == null || defaultValue.isNull() ? null : defaultValue;
  }

  InputType inputType() {
    return InputType.of(type).orElse(InputType.ANY);
  }
}
