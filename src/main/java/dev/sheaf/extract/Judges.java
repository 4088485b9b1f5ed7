package dev.sheaf.extract;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// The learned judges. One set ships in the jar; training builds others, each without the pages it
/// will be measured on.
record Judges(
    DateJudge date, AuthorJudge author, TypeJudge type, TitleJudge title, TextJudge text) {

  private static final class Shipped {
    static final Judges JUDGES = load();
  }

  static Judges shipped() {
    return Shipped.JUDGES;
  }

  private static Judges load() {
    Map<PageKind, Forest> kinds = new EnumMap<>(PageKind.class);
    for (PageKind kind : PageKind.values()) {
      kinds.put(kind, Forest.shipped("type-" + kind.name().toLowerCase(Locale.ROOT)));
    }
    return new Judges(
        new DateJudge(Forest.shipped("date")),
        new AuthorJudge(TwoForests.shipped("author")),
        new TypeJudge(kinds),
        new TitleJudge(Forest.shipped("title")),
        new TextJudge(Forest.shipped("text")));
  }
}
