package dev.sheaf.airops;

import java.util.Locale;

/// The five fields of an AirOps item.
public enum Field {
  PAGE_TYPE,
  AUTHOR,
  DATE_PUBLISHED,
  DATE_MODIFIED,
  BRAND_MENTIONS;

  /// The member name on the wire, and the name of its count in the tally.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
