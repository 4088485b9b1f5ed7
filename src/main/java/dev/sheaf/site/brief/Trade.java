package dev.sheaf.site.brief;

/// A line of business.
///
/// @param id its name in this program
public record Trade(String id, Family family) {

  public static final Trade UNKNOWN = new Trade("unknown", Family.GENERAL);

  /// The first trade that a text names, such as the name and tagline of a website.
  public static Trade in(String text) {
    return Trades.in(text).map(Fact::value).orElse(UNKNOWN);
  }

  public boolean isKnown() {
    return !equals(UNKNOWN);
  }
}
