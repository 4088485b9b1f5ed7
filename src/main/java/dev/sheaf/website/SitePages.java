package dev.sheaf.website;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import dev.sheaf.site.content.ContentJson;
import dev.sheaf.site.content.Limits;
import dev.sheaf.site.content.PageContent;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.content.Slugs;
import dev.sheaf.store.Database;
import dev.sheaf.time.Time;
import dev.sheaf.workspace.Listed;
import dev.sheaf.workspace.Page;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// The pages and posts of websites as their owners look after them. Websites are the caller's to
/// check; every change counts as a new version of the website.
public final class SitePages {

  /// More than a website may show.
  static final int PAGES_MAX = Limits.PAGES_MAX;

  static final int POSTS_MAX = Limits.POSTS_MAX;

  private final Database database;
  private final SiteRows sites;
  private final PageRows pages;
  private final Time time;

  public SitePages(Database database, Time time) {
    this.database = database;
    this.sites = new SiteRows(database);
    this.pages = new PageRows(database);
    this.time = time;
  }

  public Listed<PageRow> list(String websiteId, PageKind kind, Page page) {
    return database.inSnapshot(() -> pages.list(websiteId, kind, page));
  }

  public Optional<PageRow> find(String websiteId, PageKind kind, String id) {
    return pages.find(websiteId, kind, id);
  }

  public int count(String websiteId, PageKind kind) {
    return pages.count(websiteId, kind);
  }

  /// The paths of what search engines are asked to leave out.
  public Set<String> unlisted(String websiteId) {
    return database
        .sql(
            """
            select kind, slug from website_page
            where website_id = :website and extras #>> '{seo,noindex}' = 'true'
            """)
        .param("website", websiteId)
        .query((row, _) ->
            PageKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT))
                .path(row.getString("slug")))
        .set();
  }

  /// How much an organisation has on its websites.
  public record Totals(int websites, int pages, int posts) {}

  public Totals totals(UUID org) {
    return database
        .sql(
            """
            select count(distinct w.id) as websites, count(p.id) filter (where p.kind = 'page') as pages,
                count(p.id) filter (where p.kind = 'post') as posts
            from website w left join website_page p on p.website_id = w.id
            where w.org_id = :org
            """)
        .param("org", org)
        .query((row, _) ->
            new Totals(row.getInt("websites"), row.getInt("pages"), row.getInt("posts")))
        .single();
  }

  /// Publishes what a client wrote. A page joins the navigation while that has room.
  public PageRow create(String websiteId, HandedIn in) {
    return database.inTransaction(() -> {
      SiteRow site = sites.touch(websiteId).orElseThrow(Websites::gone);
      checkRoom(websiteId, in.kind());
      String slug = in.slug() == null ? Slugs.of(in.name(), "page") : in.slug();
      checkFree(websiteId, in.kind(), slug);
      Instant now = time.instant();
      String id = in.kind().newId();
      String content = in.content(slug, language(site), now);
      PageRow row =
          new PageRow(
              id,
              in.kind(),
              Websites.LAST,
              slug,
              in.name(),
              content,
              null,
              in.source(),
              in.extras(),
              now,
              now,
              false);
      pages.insert(websiteId, id, row);
      if (in.kind() == PageKind.PAGE) {
        sites.update(Navigation.with(site, in.name(), row.path()));
      }
      return row;
    });
  }

  /// Publishes something else in a page's place. Without a slug it stays where it is.
  public Optional<PageRow> replace(String websiteId, String id, HandedIn in) {
    return database.inTransaction(() -> {
      SiteRow site = sites.touch(websiteId).orElseThrow(Websites::gone);
      Optional<PageRow> found = pages.find(websiteId, in.kind(), id);
      found.ifPresent(SitePages::checkWritten);
      return found.map(row -> replaced(site, row, in));
    });
  }

  private PageRow replaced(SiteRow site, PageRow row, HandedIn given) {
    HandedIn in = given.inPlaceOf(row);
    String slug = in.slug() == null ? row.slug() : in.slug();
    if (!slug.equals(row.slug())) {
      checkFree(site.id(), in.kind(), slug);
    }
    String name = given.title() == null ? row.name() : in.name();
    String content = in.content(slug, language(site), time.instant());
    PageRow replaced =
        row.with(slug, name, content, null, in.source(), in.extras(), time.instant());
    pages.update(replaced);
    sites.update(Navigation.moved(site, row.path(), replaced.path()));
    return replaced;
  }

  /// Changes what is kept of a page; a new slug must be free.
  public Optional<PageRow> change(
      String websiteId, PageKind kind, String id, UnaryOperator<PageRow> change) {
    return database.inTransaction(() -> {
      SiteRow site = sites.touch(websiteId).orElseThrow(Websites::gone);
      Optional<PageRow> found = pages.find(websiteId, kind, id);
      found.ifPresent(SitePages::checkWritten);
      return found.map(row -> {
        PageRow changed = change.apply(row);
        if (!changed.slug().equals(row.slug())) {
          checkFree(websiteId, kind, changed.slug());
        }
        pages.update(changed);
        sites.update(Navigation.moved(site, row.path(), changed.path()));
        return changed;
      });
    });
  }

  /// Takes it off the website, or puts it back as it was.
  public Optional<PageRow> publish(
      String websiteId, PageKind kind, String id, boolean isPublished) {
    return change(
        websiteId,
        kind,
        id,
        row -> isPublished ? row.withPublished(row.latest(), time.instant()) : row.unpublished());
  }

  public boolean delete(String websiteId, PageKind kind, String id) {
    return database.inTransaction(() -> {
      if (sites.touch(websiteId).isEmpty()) {
        return false;
      }
      Optional<PageRow> found = pages.find(websiteId, kind, id);
      found.ifPresent(SitePages::checkWritten);
      found.ifPresent(row -> pages.delete(row.id()));
      return found.isPresent();
    });
  }

  /// How a page looks, with what is not published yet, as the one page of its website.
  public SiteContent alone(String websiteId, PageRow row) {
    SiteRow site = sites.find(websiteId).orElseThrow(Websites::gone);
    return row.kind() == PageKind.PAGE
        ? ContentOf.latest(site, List.of(row), List.of())
        : ContentOf.latest(site, List.of(), List.of(ContentJson.readPost(row.latest())));
  }

  private static String language(SiteRow site) {
    return ContentJson.readSite(site.frame()).language();
  }

  private void checkRoom(String websiteId, PageKind kind) {
    int most = kind == PageKind.PAGE ? PAGES_MAX : POSTS_MAX;
    if (pages.count(websiteId, kind) >= most) {
      throw refused(
          "WEBSITE_FULL",
          "The website has " + most + " " + kind.word() + "s, the most it may have");
    }
  }

  private void checkFree(String websiteId, PageKind kind, String slug) {
    if (!slug.equals(PageContent.HOME) && !Slugs.isSlug(slug)) {
      throw refused(
          "PATH_INVALID",
          "path: Invalid path; one part of up to "
              + Slugs.SLUG_MAX
              + " of a-z, 0-9 and single dashes");
    }
    if (pages.isTaken(websiteId, kind, slug)) {
      throw refused(
          "PATH_TAKEN", "path: " + kind.path(slug) + " is taken by another " + kind.word());
    }
  }

  private static void checkWritten(PageRow row) {
    if (row.isBuilding()) {
      throw refused("PAGE_BUILDING", "The page is still being written; try again when it is done");
    }
  }

  private static FailureException refused(String code, String message) {
    return new FailureException(Failure.caller(code, message));
  }
}
