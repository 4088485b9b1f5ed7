package dev.sheaf.run;

import dev.sheaf.engine.Limits;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What runs are accepted under: their limits, how urgent they are, and whose failed runs they
/// repeat, if they do.
///
/// @param priority the higher, the earlier; 0 is usual
/// @param retryOf the batch whose runs are tried again
public record Terms(Limits limits, int priority, @Nullable UUID retryOf) {

  public static final int PRIORITY_MAX = 100;
  public static final Terms USUAL = new Terms(Limits.NONE, 0, null);

  public Terms {
    if (Math.abs(priority) > PRIORITY_MAX) {
      throw new IllegalArgumentException(
          "priority is %d, must be from -%d to %d".formatted(priority, PRIORITY_MAX, PRIORITY_MAX));
    }
  }

  public Terms retrying(UUID batch) {
    return new Terms(limits, priority, batch);
  }
}
