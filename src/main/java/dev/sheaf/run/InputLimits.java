package dev.sheaf.run;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What bounds a value: numbers by `minimum` and `maximum`, strings, arrays and objects by their
/// length, anything by a list of what is allowed (empty: everything).
public record InputLimits(
    @Nullable BigDecimal minimum,
    @Nullable BigDecimal maximum,
    @Nullable Integer maxLength,
    List<JsonNode> allowed) {

  public static final InputLimits NONE = new InputLimits(null, null, null, List.of());

  public InputLimits {
    allowed = List.copyOf(allowed);
  }
}
