package dev.sheaf.dialect.runflow;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Amounts as decimal strings without exponents (1.7).
final class Money {

  private Money() {}

  static @Nullable String textOrNull(@Nullable BigDecimal amount) {
    if (amount == null) {
      return null;
    }
    BigDecimal plain = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    return plain.toPlainString();
  }
}
