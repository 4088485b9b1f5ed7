package dev.sheaf.extract;

/// A run of text that a browser would set as one paragraph, heading, list item or table cell.
///
/// @param index its place among the page's blocks
/// @param tag the nearest block-level tag
/// @param heading 1 to 6 in a heading, else 0
/// @param list how deep in lists, 0 outside
/// @param row a number that the cells of one table row share, 0 outside tables
/// @param inner the [Region]s of its ancestors within its box
/// @param near the regions of the nearest three elements
/// @param words words of the text
/// @param linkWords those of them that are in links
/// @param box the container it stands in
record Block(
    int index,
    String tag,
    String text,
    String markdown,
    int heading,
    int list,
    int row,
    int inner,
    int near,
    int words,
    int linkWords,
    int commas,
    Box box) {

  /// From this many words on, a block is likely prose.
  static final int LONG_WORDS = 25;

  /// The regions of all ancestors.
  int around() {
    return inner | box.around();
  }

  boolean is(Region region) {
    return region.in(around());
  }

  boolean isNear(Region region) {
    return region.in(near);
  }

  boolean isProse() {
    return words >= LONG_WORDS && linkDensity() < 0.3;
  }

  double linkDensity() {
    return words == 0 ? 0 : (double) linkWords / words;
  }
}
