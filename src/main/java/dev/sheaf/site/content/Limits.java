package dev.sheaf.site.content;

/// The limits of a website's content, one name each. They are wide: what a writer should aim at is
/// said in [ContentSchemas].
public final class Limits {

  public static final int NAME_MAX = 120;
  public static final int TITLE_MAX = 200;
  public static final int HEADING_MAX = 200;
  public static final int DESCRIPTION_MAX = 500;
  public static final int LABEL_MAX = 80;
  public static final int SHORT_TEXT_MAX = 600;
  public static final int TEXT_MAX = 6_000;
  public static final int SPANS_MAX = 80;
  public static final int LINK_MAX = 2_000;

  public static final int PAGES_MAX = 200;
  public static final int POSTS_MAX = 5_000;
  public static final int NAVIGATION_MAX = 12;
  public static final int BLOCKS_MAX = 40;
  public static final int ENTRIES_MAX = 24;
  public static final int PASSAGES_MAX = 200;
  public static final int ACTIONS_MAX = 3;
  public static final int TAGS_MAX = 12;
  public static final int ADDRESS_LINES_MAX = 8;

  /// The largest JSON of one website that is read.
  public static final int JSON_MAX_CHARS = 64 * 1024 * 1024;

  private Limits() {}
}
