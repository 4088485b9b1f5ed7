package dev.sheaf.run;

import java.math.BigDecimal;
import java.util.Locale;

/// What a successful call costs, in US dollars a unit. A cost that the endpoint or the model's
/// tokens tell wins over it.
public record Price(Unit unit, BigDecimal amount) {

  /// What is counted.
  public enum Unit {
    REQUEST,
    SECOND;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static final Price FREE = new Price(Unit.REQUEST, BigDecimal.ZERO);

  public Price {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("price is " + amount + ", must not be negative");
    }
  }
}
