package dev.sheaf.extract;

import java.util.List;

/// The part of a page that people come for, as Markdown: headings, paragraphs, lists, tables, code
/// and links.
public final class MainText {

  private MainText() {}

  public static String of(Page page) {
    return MarkdownWriter.write(kept(page));
  }

  private static List<Block> kept(Page page) {
    int out = Region.NAV.bit() | Region.FOOTER.bit() | Region.ASIDE.bit() | Region.HIDDEN.bit();
    return page.blocks().stream()
        .filter(b -> (b.around() & out) == 0 && b.linkDensity() < 0.5)
        .filter(b -> b.words() > 8 || b.heading() > 0 || b.list() > 0)
        .toList();
  }
}
