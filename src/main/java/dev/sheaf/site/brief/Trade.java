package dev.sheaf.site.brief;

/// A line of business.
///
/// @param id its name in this program
/// @param english what to call it in English, with its article: "a coffee shop"; empty where the
///   trade is not what somebody is, as with an event
/// @param german likewise in German: "ein Café"
public record Trade(String id, Family family, String english, String german) {

  public static final Trade UNKNOWN = new Trade("unknown", Family.GENERAL, "", "");

  /// The first trade that a text names, such as the name and tagline of a website.
  public static Trade in(String text) {
    return Trades.in(text).map(Fact::value).orElse(UNKNOWN);
  }

  public boolean isKnown() {
    return !equals(UNKNOWN);
  }
}
