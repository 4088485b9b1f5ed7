package dev.sheaf.run;

import dev.sheaf.egress.Headers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a successful call costs.
final class Costs {

  /// Beyond that a header is taken for a mistake.
  private static final BigDecimal COST_MAX = new BigDecimal(1_000_000);

  private static final int SCALE = 12;

  private Costs() {}

  static BigDecimal of(Price price, Duration took) {
    return switch (price.unit()) {
      case REQUEST -> price.amount();
      case SECOND ->
          price
              .amount()
              .multiply(BigDecimal.valueOf(took.toMillis()))
              .divide(new BigDecimal(1_000), SCALE, RoundingMode.HALF_UP);
    };
  }

  /// What the header says; null if it says no sensible amount.
  static @Nullable BigDecimal told(@Nullable String header, Headers headers) {
    String value = header == null ? null : headers.first(header).map(String::strip).orElse(null);
    if (value == null || !value.matches("\\d{1,9}(\\.\\d{1,12})?")) {
      return null;
    }
    BigDecimal cost = new BigDecimal(value);
    return cost.compareTo(COST_MAX) <= 0 ? cost : null;
  }
}
