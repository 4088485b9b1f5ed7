package dev.sheaf.extract;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Dates in meta tags: Open Graph, Dublin Core, Parsely, Sailthru and what content systems invent.
final class MetaDates implements DateSource {

  private static final List<String> PUBLISHED =
      Words.list(
          """
          article:published_time, article:published, og:article:published_time, og:published_time,
          datepublished, publishdate, publish_date, publish-date, published_date,
          publication_date, publicationdate, pubdate, dc.date.issued, dcterms.issued,
          dcterms.created, dc.date.created, dc.created, dc.issued, parsely-pub-date,
          sailthru.date, article.published, article:publish_date, article_date_original,
          originalpublicationdate, citation_publication_date, citation_online_date, citation_date,
          prism.publicationdate, rnews:datepublished, published_time, published_at, published,
          date_published, datecreated, creation_date, cxenseparse:recs:publishtime, og:pubdate,
          pub_date, video:release_date, og:video:release_date, book:release_date,
          shareaholic:article_published_time, cdate, ptime, timestamp, displaydate, releasedate,
          bt:pubdate
          """);
  private static final List<String> MODIFIED =
      Words.list(
          """
          article:modified_time, article:modified, og:updated_time, og:modified_time,
          datemodified, dc.date.modified, dcterms.modified, dc.modified, last-modified, lastmod,
          lastmodified, last_modified, modified_time, date_modified, revised, updated_time,
          article:updated, moddate, modified, updated, dateupdated,
          shareaholic:article_modified_time, mtime
          """);
  private static final List<String> DATE =
      Words.list(
          """
          date, dc.date, dcterms.date, dcdate, rnews:date, eprints.date, og:date, article:date,
          sort_date, docdate, created, time
          """);

  private static final Set<String> KNOWN =
      Stream.of(PUBLISHED, MODIFIED, DATE).flatMap(List::stream).collect(Collectors.toSet());

  /// Words of names that date something else than the page.
  private static final List<String> NOT_ITS_OWN =
      List.of(
          "expir",
          "event",
          "start",
          "end",
          "valid",
          "build",
          "deploy",
          "crawl",
          "birth",
          "until",
          "refresh",
          "copyright",
          "available",
          "unavailable",
          "removal",
          "candidate");

  @Override
  public void read(Page page, DateReader reader, List<DateClaim> claims) {
    add(page, reader, claims, PUBLISHED, DateSign.META_PUBLISHED);
    add(page, reader, claims, MODIFIED, DateSign.META_MODIFIED);
    add(page, reader, claims, DATE, DateSign.META_DATE);
    for (String name : page.survey().metaNames()) {
      DateSign sign = KNOWN.contains(name) ? null : sign(name);
      if (sign != null) {
        add(page, reader, claims, List.of(name), sign);
      }
    }
  }

  /// Names that content systems make up are made of the same few words.
  private static @Nullable DateSign sign(String name) {
    if (NOT_ITS_OWN.stream().anyMatch(name::contains)) {
      return null;
    }
    if (name.contains("modif") || name.contains("updat") || name.contains("revis")) {
      return DateSign.META_MODIFIED;
    }
    boolean dated = name.contains("date") || name.contains("time");
    if (name.contains("publi") || name.contains("issued") || name.contains("posted")) {
      return dated || name.endsWith("published") ? DateSign.META_PUBLISHED : null;
    }
    return name.endsWith("date") ? DateSign.META_DATE : null;
  }

  private static void add(
      Page page, DateReader reader, List<DateClaim> claims, List<String> names, DateSign sign) {
    for (String name : names) {
      List<String> values = page.survey().metas(name);
      if (!values.isEmpty()) {
        DateClaim.add(claims, reader.read(values.getFirst()), sign, Source.META);
      }
    }
  }
}
