package dev.sheaf.extract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The part of a page that people come for, as Markdown: headings, paragraphs, lists, tables, code
/// and links.
public final class MainText {

  /// A page with fewer words than this is a shell that scripts fill; its data may tell more.
  private static final int SHELL_WORDS = 25;

  private static final List<String> TEXTS = List.of("articleBody", "text", "reviewBody");

  private MainText() {}

  public static String of(Page page) {
    return of(page, Judges.shipped());
  }

  static String of(Page page, Judges judges) {
    return Texts.whole(text(page, judges));
  }

  private static String text(Page page, Judges judges) {
    String shown = MarkdownWriter.write(judges.text().kept(page, page.kinds(judges.type())));
    int words = Texts.words(shown);
    if (words >= SHELL_WORDS) {
      return shown;
    }
    String told = told(page);
    return Texts.words(told) > 2 * words ? told : shown;
  }

  /// The longest text that the page's data holds.
  private static String told(Page page) {
    List<@Nullable String> told = new ArrayList<>();
    for (Thing thing : page.jsonLd().things()) {
      TEXTS.forEach(name -> told.add(thing.text(name)));
    }
    for (String name : List.of("og:description", "description", "twitter:description")) {
      told.add(page.survey().meta(name));
    }
    String most = "";
    for (String text : told) {
      most = text != null && text.length() > most.length() ? text : most;
    }
    return most;
  }
}
