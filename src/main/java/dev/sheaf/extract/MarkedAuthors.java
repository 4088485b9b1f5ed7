package dev.sheaf.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Names in elements whose markup speaks of an author: itemprop, RDFa, `rel=author`, links to an
/// author's page, and classes.
final class MarkedAuthors implements AuthorSource {

  private static final int TEXT_MAX = 160;
  private static final int CLAIMS_MAX = 120;
  private static final int TOGETHER_BLOCKS = 4;

  @Override
  public void read(Page page, List<AuthorClaim> claims) {
    Set<Element> seen = new HashSet<>();
    List<Named> named = new ArrayList<>();
    for (Mark mark : page.survey().marks()) {
      AuthorSign sign = sign(mark);
      if (sign != null && named.size() < CLAIMS_MAX && seen.add(mark.element())) {
        add(mark, sign, named);
      }
    }
    named.forEach(one -> claims.add(one.claim));
    addTogether(named, claims);
  }

  /// A claim and the element it was read from.
  private record Named(Mark mark, AuthorClaim claim) {}

  /// Where several elements of one make stand in one place, their names together are a claim too.
  private static void addTogether(List<Named> named, List<AuthorClaim> claims) {
    for (int i = 0; i < named.size(); i++) {
      Named first = named.get(i);
      Set<String> names = new LinkedHashSet<>(first.claim.names());
      int next = i + 1;
      while (next < named.size() && areTogether(first, named.get(next))) {
        names.addAll(named.get(next++).claim.names());
      }
      if (names.size() > first.claim.names().size() && names.size() <= NameReader.NAMES_MAX) {
        AuthorClaim one = first.claim;
        claims.add(
            new AuthorClaim(
                List.copyOf(names),
                one.sign(),
                one.source(),
                one.block(),
                one.around(),
                one.own(),
                one.led()));
        i = next - 1;
      }
    }
  }

  private static boolean areTogether(Named one, Named other) {
    return one.claim.sign() == other.claim.sign()
        && one.mark.own() == other.mark.own()
        && other.mark.block() - one.mark.block() <= TOGETHER_BLOCKS
        && one.mark.element().className().equals(other.mark.element().className());
  }

  private static @Nullable AuthorSign sign(Mark mark) {
    Element element = mark.element();
    String name = mark.itemprop() + " " + element.attr("property");
    boolean ofComment = mark.scope().equals("comment");
    if (!ofComment && (name.contains("author") || name.contains("creator"))) {
      return AuthorSign.MICRO_AUTHOR;
    }
    if (mark.itemprop().equals("name") && mark.scope().equals("person")) {
      return AuthorSign.MICRO_AUTHOR;
    }
    if (element.attr("rel").contains("author")) {
      return AuthorSign.REL_AUTHOR;
    }
    if (element.nameIs("a") && mark.own() == 0) {
      String href = element.attr("href");
      boolean author = href.contains("/author") || href.contains("/autor");
      boolean user =
          href.contains("/user")
              || href.contains("/u/")
              || href.contains("member")
              || href.contains("profile");
      return author ? AuthorSign.HREF_AUTHOR : user ? AuthorSign.CLASS_USER : null;
    }
    if (Region.AUTHOR.in(mark.own())) {
      String words = element.className().toLowerCase(java.util.Locale.ROOT);
      return words.contains("user") ? AuthorSign.CLASS_USER : AuthorSign.CLASS_AUTHOR;
    }
    return element.nameIs("address") ? AuthorSign.CLASS_AUTHOR : null;
  }

  private static void add(Mark mark, AuthorSign sign, List<Named> named) {
    String content = mark.element().attr("content");
    String text = content.isBlank() ? Texts.of(mark.element(), TEXT_MAX) : content;
    List<String> names = text.length() >= TEXT_MAX ? List.of() : NameReader.names(text);
    if (!names.isEmpty()) {
      AuthorClaim claim =
          new AuthorClaim(
              names,
              sign,
              source(mark, sign),
              mark.block(),
              mark.around(),
              mark.own(),
              NameReader.isLed(text));
      named.add(new Named(mark, claim));
    }
  }

  private static Source source(Mark mark, AuthorSign sign) {
    if (sign != AuthorSign.MICRO_AUTHOR) {
      return Source.TEXT;
    }
    return mark.element().hasAttr("itemprop") ? Source.MICRODATA : Source.RDFA;
  }
}
