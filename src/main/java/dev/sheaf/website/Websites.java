package dev.sheaf.website;

import dev.sheaf.site.content.ContentJson;
import dev.sheaf.site.content.NavigationItem;
import dev.sheaf.site.content.PageContent;
import dev.sheaf.site.content.PostContent;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.write.FreeSlug;
import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import dev.sheaf.time.Time;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// The websites and what is published on them.
public final class Websites {

  private static final String PAGE = "page";
  private static final String POST = "post";

  /// Behind the pages of the plan.
  private static final int LAST = 1_000;

  private final Database database;
  private final Time time;

  public Websites(Database database, Time time) {
    this.database = database;
    this.time = time;
  }

  /// A website as it is now.
  public record Version(long number, SiteContent content) {}

  public boolean isOwned(UUID org, String websiteId) {
    return database
        .sql("select 1 from website where id = :id and org_id = :org")
        .param("id", websiteId)
        .param("org", org)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /// The number of the website's latest version.
  public OptionalLong version(String websiteId) {
    return database
        .sql("select version from website where id = :id")
        .param("id", websiteId)
        .query(Long.class)
        .optional()
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  public Optional<Version> find(String websiteId) {
    return database.inSnapshot(() ->
        database
            .sql("select version, frame from website where id = :id")
            .param("id", websiteId)
            .query((row, _) ->
                new Version(row.getLong("version"), whole(websiteId, row.getString("frame"))))
            .optional());
  }

  private SiteContent whole(String websiteId, String frame) {
    List<PageContent> pages =
        contents(websiteId, PAGE).stream().map(ContentJson::readPage).toList();
    List<PostContent> posts =
        contents(websiteId, POST).stream().map(ContentJson::readPost).toList();
    SiteContent site = ContentJson.readSite(frame);
    return with(site, site.navigation(), pages, posts);
  }

  private List<String> contents(String websiteId, String kind) {
    return database
        .sql(
            """
            select content from website_page where website_id = :id and kind = :kind
            order by position, published_at, id
            """)
        .param("id", websiteId)
        .param("kind", kind)
        .query((row, _) -> row.getString("content"))
        .list();
  }

  void insert(UUID org, String websiteId, SiteContent frame) {
    database
        .sql(
            """
            insert into website (id, org_id, frame, created_at) values (:id, :org, :frame, :now)
            """)
        .param("id", websiteId)
        .param("org", org)
        .param("frame", ContentJson.write(frame))
        .param("now", Sql.at(time.instant()))
        .update();
  }

  /// What the item published in an earlier attempt.
  Optional<Published> madeBy(String item) {
    return database
        .sql("select id, kind, slug from website_page where made_by = :item")
        .param("item", item)
        .query(Websites::published)
        .optional();
  }

  private static Published published(ResultSet row, int number) throws SQLException {
    String slug = row.getString("slug");
    String folder = row.getString("kind").equals(POST) ? PostContent.FOLDER : "";
    return new Published(row.getString("id"), slug, folder + "/" + slug);
  }

  /// Publishes a page of the plan. A slug that was taken meanwhile gets a number.
  Published publish(String websiteId, String item, int position, PageContent page) {
    return database.inTransaction(() -> {
      touch(websiteId);
      String slug = page.slug().isEmpty() ? "" : free(websiteId, PAGE, page.slug());
      PageContent named =
          new PageContent(slug, page.title(), page.description(), page.purpose(), page.blocks());
      String id = insert(websiteId, PAGE, item, position, slug, ContentJson.write(named));
      return new Published(id, slug, named.path());
    });
  }

  /// Publishes a page that was not planned, and adds it to the navigation while that has room.
  Published publishNew(String websiteId, String item, PageContent page) {
    return database.inTransaction(() -> {
      Published published = publish(websiteId, item, LAST, page);
      addToNavigation(websiteId, page.title(), published.path());
      return published;
    });
  }

  Published publish(String websiteId, String item, PostContent post) {
    return database.inTransaction(() -> {
      touch(websiteId);
      String slug = free(websiteId, POST, post.slug());
      PostContent named =
          new PostContent(
              slug,
              post.title(),
              post.description(),
              post.author(),
              post.published(),
              post.language(),
              post.tags(),
              post.blocks());
      String id = insert(websiteId, POST, item, LAST, slug, ContentJson.write(named));
      return new Published(id, slug, named.path());
    });
  }

  private void addToNavigation(String websiteId, String title, String path) {
    SiteContent frame =
        ContentJson.readSite(
            database
                .sql("select frame from website where id = :id")
                .param("id", websiteId)
                .query(String.class)
                .single());
    List<NavigationItem> items = Navigation.with(frame.navigation(), title, path);
    database
        .sql("update website set frame = :frame where id = :id")
        .param("frame", ContentJson.write(with(frame, items, List.of(), List.of())))
        .param("id", websiteId)
        .update();
  }

  /// Counts the change, and keeps the website locked until the transaction ends: slugs are given
  /// out one after another.
  private void touch(String websiteId) {
    database
        .sql("update website set version = version + 1 where id = :id")
        .param("id", websiteId)
        .update();
  }

  private String free(String websiteId, String kind, String wanted) {
    return FreeSlug.of(
        wanted,
        slug ->
            database
                .sql(
                    """
                    select 1 from website_page
                    where website_id = :id and kind = :kind and slug = :slug
                    """)
                .param("id", websiteId)
                .param("kind", kind)
                .param("slug", slug)
                .query(Integer.class)
                .optional()
                .isPresent());
  }

  private String insert(
      String websiteId, String kind, String item, int position, String slug, String content) {
    String id = SiteIds.create(kind.equals(POST) ? "blog_" : "page_");
    database
        .sql(
            """
            insert into website_page
                (id, website_id, kind, made_by, position, slug, content, published_at)
            values (:id, :website, :kind, :item, :position, :slug, :content, :now)
            """)
        .param("id", id)
        .param("website", websiteId)
        .param("kind", kind)
        .param("item", item)
        .param("position", position)
        .param("slug", slug)
        .param("content", content)
        .param("now", Sql.at(time.instant()))
        .update();
    return id;
  }

  private static SiteContent with(
      SiteContent s,
      List<NavigationItem> navigation,
      List<PageContent> pages,
      List<PostContent> posts) {
    return new SiteContent(
        s.name(),
        s.tagline(),
        s.language(),
        s.tone(),
        s.theme(),
        s.palette(),
        navigation,
        pages,
        posts);
  }
}
