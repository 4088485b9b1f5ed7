package dev.sheaf.extract;

/// The ways in which a page can name its author. The judge learns what each is worth.
enum AuthorSign {
  LD_AUTHOR,
  LD_OTHER,
  LD_ORGANIZATION,
  META_AUTHOR,
  META_ARTICLE,
  META_OTHER,
  MICRO_AUTHOR,
  REL_AUTHOR,
  HREF_AUTHOR,
  CLASS_AUTHOR,
  CLASS_USER,
  TEXT_BYLINE,
  TEXT_LABEL,
  NEAR_TITLE,
  SCRIPT_AUTHOR
}
