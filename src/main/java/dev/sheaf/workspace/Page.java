package dev.sheaf.workspace;

/// Which part of a list: the number counts from 1, `search` is empty for all.
public record Page(int number, String search) {

  public static final int SIZE = 20;
  public static final int NUMBER_MAX = 1_000_000;
  public static final int SEARCH_MAX = 200;

  public int offset() {
    return (number - 1) * SIZE;
  }

  /// For `ilike`: the search's own signs stand for themselves.
  public String pattern() {
    String plain = search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    return "%" + plain + "%";
  }
}
