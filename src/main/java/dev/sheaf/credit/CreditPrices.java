package dev.sheaf.credit;

/// What work costs, in credits.
public record CreditPrices(int websitePage, int page, int post, int edit) {

  public static final CreditPrices STANDARD = new CreditPrices(10, 10, 10, 10);

  public CreditPrices {
    if (Math.min(Math.min(websitePage, page), Math.min(post, edit)) < 0) {
      throw new IllegalArgumentException("a price is negative, must be 0 or more");
    }
  }
}
