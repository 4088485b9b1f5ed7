package dev.sheaf.credit;

/// What an organisation may spend a day and a month; 0 means that there is no such allowance.
public record CreditLimits(int daily, int monthly) {

  /// So much that nobody notices, and sums of it still fit.
  public static final int PLENTY = 1_000_000_000;

  public static final CreditLimits STANDARD = new CreditLimits(0, PLENTY);
}
