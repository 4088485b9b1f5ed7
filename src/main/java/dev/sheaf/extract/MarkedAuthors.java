package dev.sheaf.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Names in elements whose markup speaks of an author: itemprop, RDFa, `rel=author`, links to an
/// author's page, and classes.
final class MarkedAuthors implements AuthorSource {

  private static final int TEXT_MAX = 160;
  private static final int CLAIMS_MAX = 120;

  @Override
  public void read(Page page, List<AuthorClaim> claims) {
    Set<Element> seen = new HashSet<>();
    int before = claims.size();
    for (Mark mark : page.survey().marks()) {
      AuthorSign sign = sign(mark);
      if (sign != null && claims.size() - before < CLAIMS_MAX && seen.add(mark.element())) {
        add(mark, sign, claims);
      }
    }
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
      boolean user = href.contains("/user") || href.contains("/u/") || href.contains("/member");
      return author ? AuthorSign.HREF_AUTHOR : user ? AuthorSign.CLASS_USER : null;
    }
    if (Region.AUTHOR.in(mark.own())) {
      String words = element.className().toLowerCase(java.util.Locale.ROOT);
      return words.contains("user") ? AuthorSign.CLASS_USER : AuthorSign.CLASS_AUTHOR;
    }
    return element.nameIs("address") ? AuthorSign.CLASS_AUTHOR : null;
  }

  private static void add(Mark mark, AuthorSign sign, List<AuthorClaim> claims) {
    String content = mark.element().attr("content");
    String text = content.isBlank() ? Texts.of(mark.element(), TEXT_MAX) : content;
    if (text.isEmpty() || text.length() >= TEXT_MAX) {
      return;
    }
    List<String> names = new ArrayList<>(NameReader.names(text));
    if (!names.isEmpty()) {
      Source source = source(mark, sign);
      boolean led = NameReader.isLed(text);
      claims.add(
          new AuthorClaim(names, sign, source, mark.block(), mark.around(), mark.own(), led));
    }
  }

  private static Source source(Mark mark, AuthorSign sign) {
    if (sign != AuthorSign.MICRO_AUTHOR) {
      return Source.TEXT;
    }
    return mark.element().hasAttr("itemprop") ? Source.MICRODATA : Source.RDFA;
  }
}
