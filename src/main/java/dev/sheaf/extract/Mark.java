package dev.sheaf.extract;

import org.jsoup.nodes.Element;

/// An element that its own markup makes interesting for author or date: a `time` tag, an itemprop,
/// `rel=author`, or a class that speaks of authors or dates.
///
/// @param own regions named by the element itself
/// @param inner regions of its ancestors within its box
/// @param block index of the block its text begins in
/// @param scope lower-case last part of the itemtype it belongs to, or empty
/// @param inLink it stands within a link
record Mark(Element element, int own, int inner, Box box, int block, String scope, boolean inLink) {

  static final int CHARS_MAX = 300;

  /// The regions of all its ancestors.
  int around() {
    return inner | box.around();
  }

  String itemprop() {
    return element.attr("itemprop").toLowerCase(java.util.Locale.ROOT);
  }

  /// The beginning of its text; a mark round half the page is no byline.
  String text() {
    return Texts.of(element, CHARS_MAX);
  }
}
