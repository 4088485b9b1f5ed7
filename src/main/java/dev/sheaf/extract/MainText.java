package dev.sheaf.extract;

/// The part of a page that people come for, as Markdown: headings, paragraphs, lists, tables, code
/// and links.
public final class MainText {

  private MainText() {}

  public static String of(Page page) {
    return of(page, Judges.shipped());
  }

  static String of(Page page, Judges judges) {
    return MarkdownWriter.write(judges.text().kept(page, page.kinds(judges.type())));
  }
}
