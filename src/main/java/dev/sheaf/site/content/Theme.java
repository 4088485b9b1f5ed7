package dev.sheaf.site.content;

/// How a site looks; `docs/websites.md` shows for whom each is made.
public enum Theme {
  /// Serif, wide margins, thin lines: restaurants, makers, hotels, portfolios.
  ATELIER,
  /// Clear sans, cards and soft shadows: services, software, practices.
  HARBOR,
  /// Round, warm, generous: food, wellness, children, non-profits.
  GROVE,
  /// Very large type, hard edges, thick rules: studios, events, music.
  SIGNAL,
  /// A newspaper's columns and rules: blogs, magazines, clubs, lawyers.
  GAZETTE
}
