package dev.sheaf.extract;

/// The ways in which a page can name its title. The judge learns what each is worth.
enum TitleSign {
  META,
  META_PART,
  TAG,
  TAG_PART,
  LD_HEADLINE,
  LD_NAME,
  H1,
  H1_LINE,
  HEADING,
  MARKED
}
