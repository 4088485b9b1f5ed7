package dev.sheaf.extract;

/// The ways in which a page can name a date. The judge learns what each is worth.
enum DateSign {
  LD_PUBLISHED,
  LD_PAGE,
  LD_AMONG,
  LD_CREATED,
  LD_MODIFIED,
  LD_OTHER,
  META_PUBLISHED,
  META_MODIFIED,
  META_DATE,
  MICRO_PUBLISHED,
  MICRO_MODIFIED,
  TIME,
  MARKED,
  URL,
  LABEL_PUBLISHED,
  LABEL_MODIFIED,
  LABEL_OTHER,
  TEXT,
  SCRIPT_PUBLISHED,
  SCRIPT_MODIFIED;

  /// The page's own data says outright that it was published then.
  boolean isDeclared() {
    return this == LD_PUBLISHED || this == META_PUBLISHED || this == MICRO_PUBLISHED;
  }

  boolean isModified() {
    return switch (this) {
      case LD_MODIFIED, META_MODIFIED, MICRO_MODIFIED, LABEL_MODIFIED, SCRIPT_MODIFIED -> true;
      default -> false;
    };
  }
}
