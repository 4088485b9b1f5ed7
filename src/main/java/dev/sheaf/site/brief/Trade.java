package dev.sheaf.site.brief;

/// A line of business.
///
/// @param id its name in this program
/// @param english what to call it in English, with its article: "a coffee shop"
/// @param german likewise in German: "ein Café"
public record Trade(String id, Family family, String english, String german) {

  public static final Trade UNKNOWN = new Trade("unknown", Family.GENERAL, "", "");

  public boolean isKnown() {
    return !equals(UNKNOWN);
  }
}
