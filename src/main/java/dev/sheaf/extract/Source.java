package dev.sheaf.extract;

import java.util.Locale;

/// Where in the page a value was found.
public enum Source {
  JSON_LD,
  META,
  MICRODATA,
  RDFA,
  TIME,
  URL,
  TEXT,
  CLASSIFIER;

  /// The name on the wire: `json-ld`, `meta`, …
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
