package dev.sheaf.website;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import dev.sheaf.site.content.ContentJson;
import dev.sheaf.site.content.PageContent;
import dev.sheaf.site.content.PostContent;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.write.PagePlan;
import dev.sheaf.store.Database;
import dev.sheaf.time.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// The websites as jobs write them and as they are shown.
public final class Websites {

  /// Behind the pages of the plan.
  static final int LAST = 1_000;

  private final Database database;
  private final SiteRows sites;
  private final PageRows pages;
  private final Time time;

  public Websites(Database database, Time time) {
    this.database = database;
    this.sites = new SiteRows(database);
    this.pages = new PageRows(database);
    this.time = time;
  }

  /// A website as it is now.
  ///
  /// @param extras what a client said of it that is not content, a JSON object
  public record Version(long number, SiteContent content, String extras) {}

  public boolean isOwned(UUID org, String websiteId) {
    return database
        .sql("select 1 from website where id = :id and org_id = :org")
        .param("id", websiteId)
        .param("org", org)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /// The number of the latest version of a website that is shown.
  public OptionalLong version(String websiteId) {
    return database
        .sql("select version from website where id = :id and activated")
        .param("id", websiteId)
        .query(Long.class)
        .optional()
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  /// What is published.
  public Optional<Version> find(String websiteId) {
    return database.inSnapshot(() ->
        sites
            .find(websiteId)
            .map(site ->
                new Version(
                    site.version(),
                    ContentOf.published(
                        site, pages.published(websiteId, PageKind.PAGE), posts(websiteId)),
                    site.extras())));
  }

  /// What is published, with the edits that are not.
  public Optional<SiteContent> latest(String websiteId) {
    return database.inSnapshot(() ->
        sites
            .find(websiteId)
            .map(site ->
                ContentOf.latest(
                    site, pages.published(websiteId, PageKind.PAGE), posts(websiteId))));
  }

  private List<PostContent> posts(String websiteId) {
    return pages.published(websiteId, PageKind.POST).stream()
        .map(PageRow::content)
        .map(ContentJson::readPost)
        .toList();
  }

  /// A new website, with the places of its planned pages.
  void insert(UUID org, PagesJob job, SiteContent frame) {
    sites.insert(org, job.websiteId(), ContentOf.frame(frame), time.instant());
    List<PageRows.Place> places = new ArrayList<>();
    for (PagePlan page : job.plan().pages()) {
      int position = places.size();
      String name = Navigation.ownTitle(page.title());
      places.add(new PageRows.Place(job.madeBy(position), position, page.slug(), name));
    }
    pages.insertBuilding(job.websiteId(), places, time.instant());
  }

  /// The pages that were not written lose their places.
  void clear(String websiteId) {
    sites.touch(websiteId);
    pages.deleteBuilding(websiteId);
  }

  /// What the item published in an earlier attempt.
  Optional<Published> madeBy(String item) {
    return pages.madeBy(item).map(Websites::published);
  }

  /// Where a page of the plan stands: its place, or what was published there in an earlier attempt.
  PageRow place(PagesJob job, int position) {
    return pages.place(job.madeBy(position)).orElseThrow(Websites::gone);
  }

  /// Publishes a page of the plan in its place, as it was seen before the page was written.
  Published publish(PagesJob job, int position, PageRow seen, PageContent page) {
    PageRow place = seen;
    while (place.isBuilding()) {
      String content = ContentJson.write(ContentOf.named(page, place.slug()));
      PageRow written =
          place.named(Navigation.ownTitle(page.title())).withPublished(content, time.instant());
      if (pages.publish(job.websiteId(), written)) {
        return published(written);
      }
      place = place(job, position); // somebody has changed it meanwhile
    }
    return published(place);
  }

  /// Publishes a page that was not planned, and adds it to the navigation while that has room.
  Published publishNew(String websiteId, String item, PageContent page) {
    return database.inTransaction(() -> {
      SiteRow site = touch(websiteId);
      Published published = insert(site, item, page);
      sites.update(Navigation.with(site, page.title(), published.path()));
      return published;
    });
  }

  private Published insert(SiteRow site, String item, PageContent page) {
    String slug = pages.free(site.id(), PageKind.PAGE, page.slug());
    PageContent named = ContentOf.named(page, slug);
    return insert(
        site,
        item,
        row(
            PageKind.PAGE,
            LAST,
            slug,
            Navigation.ownTitle(page.title()),
            ContentJson.write(named)));
  }

  Published publish(String websiteId, String item, PostContent post) {
    return database.inTransaction(() -> {
      SiteRow site = touch(websiteId);
      String slug = pages.free(websiteId, PageKind.POST, post.slug());
      String content = ContentJson.write(ContentOf.named(post, slug));
      return insert(site, item, row(PageKind.POST, LAST, slug, post.title(), content));
    });
  }

  private Published insert(SiteRow site, String item, PageRow row) {
    pages.insert(site.id(), item, row);
    return published(row);
  }

  private PageRow row(PageKind kind, int position, String slug, String name, String content) {
    Instant now = time.instant();
    return new PageRow(
        kind.newId(), kind, position, slug, name, content, null, null, "{}", now, now, false);
  }

  /// The website, whose slugs are given out one after another.
  private SiteRow touch(String websiteId) {
    return sites.touch(websiteId).orElseThrow(Websites::gone);
  }

  /// The website was deleted while something was written for it.
  static FailureException gone() {
    return new FailureException(Failure.caller("WEBSITE_NOT_FOUND", "Website not found"));
  }

  static Published published(PageRow row) {
    return new Published(row.id(), row.slug(), row.path(), row.name());
  }
}
