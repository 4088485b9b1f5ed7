package dev.sheaf.extract;

import java.util.ArrayList;
import java.util.List;

/// Author names in meta tags.
final class MetaAuthors implements AuthorSource {

  private static final List<String> AUTHOR = List.of("author");
  private static final List<String> ARTICLE =
      List.of("article:author", "og:article:author", "article:author_name");
  private static final List<String> OTHER =
      Words.list(
          """
          dc.creator, dcterms.creator, dc.contributor, parsely-author, sailthru.author,
          citation_author, byl, byline, rnews:author, cxenseparse:author, cxenseparse:recs:author,
          authors, article.author, dcsext.author, og:author, book:author, vr:author,
          mediator_author, twitter:data1, shareaholic:article_author_name, creator, autor,
          cxenseparse:tcb-author, article:authors, bt:author
          """);

  @Override
  public void read(Page page, List<AuthorClaim> claims) {
    add(page, AUTHOR, AuthorSign.META_AUTHOR, claims);
    add(page, ARTICLE, AuthorSign.META_ARTICLE, claims);
    add(page, OTHER, AuthorSign.META_OTHER, claims);
  }

  private static void add(Page page, List<String> keys, AuthorSign sign, List<AuthorClaim> claims) {
    for (String key : keys) {
      List<String> all = new ArrayList<>();
      for (String value : page.survey().metas(key)) {
        boolean sentence = key.equals("twitter:data1") && NameReader.names(value).size() != 1;
        if (!value.startsWith("http") && !sentence && all.size() < NameReader.NAMES_MAX) {
          all.addAll(citation(key, value));
        }
      }
      AuthorClaim.unseen(claims, all.stream().distinct().toList(), sign, Source.META);
    }
  }

  /// Citation tags write `Roe, Ana`.
  private static List<String> citation(String key, String value) {
    String[] parts = value.split(",");
    boolean turned = key.equals("citation_author") && parts.length == 2;
    return NameReader.names(turned ? parts[1].strip() + " " + parts[0].strip() : value);
  }
}
