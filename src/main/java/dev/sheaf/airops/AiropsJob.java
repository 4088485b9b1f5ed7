package dev.sheaf.airops;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What holds for a whole batch, fixed when it is accepted. `literalBrands`: brands are matched in
/// the text while analysing; otherwise they are left to the model. `batchMode`: missing fields go
/// through a provider's batch API.
public record AiropsJob(
    List<String> brands,
    String country,
    @Nullable String webhook,
    boolean batchMode,
    boolean literalBrands) {

  public AiropsJob {
    brands = List.copyOf(brands);
  }

  /// One URL of a batch.
  public record Item(String url) {}
}
