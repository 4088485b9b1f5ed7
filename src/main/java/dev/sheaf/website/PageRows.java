package dev.sheaf.website;

import dev.sheaf.site.write.FreeSlug;
import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import dev.sheaf.workspace.Listed;
import dev.sheaf.workspace.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The table of pages and posts.
final class PageRows {

  private final Database database;

  PageRows(Database database) {
    this.database = database;
  }

  /// In the order of the plan, then of publication.
  List<PageRow> published(String websiteId, PageKind kind) {
    return database
        .sql(
            """
            select * from website_page
            where website_id = :website and kind = :kind and published_at is not null
            order by position, published_at, id
            """)
        .param("website", websiteId)
        .param("kind", kind.word())
        .query(PageRows::row)
        .list();
  }

  Optional<PageRow> find(String websiteId, PageKind kind, String id) {
    return database
        .sql("select * from website_page where website_id = :website and kind = :kind and id = :id")
        .param("website", websiteId)
        .param("kind", kind.word())
        .param("id", id)
        .query(PageRows::row)
        .optional();
  }

  Listed<PageRow> list(String websiteId, PageKind kind, Page page) {
    String where =
        """
         from website_page
         where website_id = :website and kind = :kind
             and (name ilike :search or :folder || slug ilike :search)
        """;
    int total =
        database
            .sql("select count(*)" + where)
            .param("website", websiteId)
            .param("kind", kind.word())
            .param("search", page.pattern())
            .param("folder", kind.path(""))
            .query(Integer.class)
            .single();
    return new Listed<>(
        database
            .sql(
                "select *" + where + "order by position, created_at, id limit :size offset :offset")
            .param("website", websiteId)
            .param("kind", kind.word())
            .param("search", page.pattern())
            .param("folder", kind.path(""))
            .param("size", Page.SIZE)
            .param("offset", page.offset())
            .query(PageRows::row)
            .list(),
        total);
  }

  int count(String websiteId, PageKind kind) {
    return database
        .sql("select count(*) from website_page where website_id = :website and kind = :kind")
        .param("website", websiteId)
        .param("kind", kind.word())
        .query(Integer.class)
        .single();
  }

  Optional<PageRow> madeBy(String item) {
    return database
        .sql("select * from website_page where made_by = :item and not building")
        .param("item", item)
        .query(PageRows::row)
        .optional();
  }

  /// What the item made or is to make.
  Optional<PageRow> place(String item) {
    return database
        .sql("select * from website_page where made_by = :item")
        .param("item", item)
        .query(PageRows::row)
        .optional();
  }

  void deleteBuilding(String websiteId) {
    database
        .sql("delete from website_page where website_id = :website and building")
        .param("website", websiteId)
        .update();
  }

  String free(String websiteId, PageKind kind, String wanted) {
    return FreeSlug.of(wanted, slug -> isTaken(websiteId, kind, slug));
  }

  boolean isTaken(String websiteId, PageKind kind, String slug) {
    return database
        .sql(
            """
            select 1 from website_page
            where website_id = :website and kind = :kind and slug = :slug
            """)
        .param("website", websiteId)
        .param("kind", kind.word())
        .param("slug", slug)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  void insert(String websiteId, String madeBy, PageRow row) {
    database
        .sql(
            """
            insert into website_page (id, website_id, kind, made_by, position, slug, name, content,
                source, extras, published_at, created_at, building)
            values (:id, :website, :kind, :madeBy, :position, :slug, :name, :content,
                :source, cast(:extras as json), :published, :created, :building)
            """)
        .param("id", row.id())
        .param("website", websiteId)
        .param("kind", row.kind().word())
        .param("madeBy", madeBy)
        .param("position", row.position())
        .param("slug", row.slug())
        .param("name", row.name())
        .param("content", row.content())
        .param("source", row.source())
        .param("extras", row.extras())
        .param("published", Sql.atOrNull(row.publishedAt()))
        .param("created", Sql.at(row.createdAt()))
        .param("building", row.isBuilding())
        .update();
  }

  /// The place of a page that is to be written.
  record Place(String madeBy, int position, String slug, String name) {}

  void insertBuilding(String websiteId, List<Place> places, Instant now) {
    database
        .sql(
            """
            insert into website_page (id, website_id, kind, made_by, position, slug, name, content,
                extras, created_at, building)
            select id, :website, 'page', made_by, position, slug, name, '', '{}', :now, true
            from unnest(:ids, :madeBy, :positions, :slugs, :names)
                as place (id, made_by, position, slug, name)
            """)
        .param("website", websiteId)
        .param("ids", texts(places, _ -> PageKind.PAGE.newId()))
        .param("madeBy", texts(places, Place::madeBy))
        .param("positions", places.stream().map(Place::position).toArray(Integer[]::new))
        .param("slugs", texts(places, Place::slug))
        .param("names", texts(places, Place::name))
        .param("now", Sql.at(now))
        .update();
  }

  private static String[] texts(List<Place> places, Function<Place, String> part) {
    return places.stream().map(part).toArray(String[]::new);
  }

  /// Puts a page into its place, behind the lock on its website like every change of it. False: the
  /// place is gone, or has another slug by now.
  boolean publish(String websiteId, PageRow row) {
    return database
            .sql(
                """
                with touched as (
                    update website set version = version + 1 where id = :website returning id
                )
                update website_page p
                set name = :name, content = :content, published_at = :published, building = false
                from touched t
                where p.website_id = t.id and p.id = :id and p.building and p.slug = :slug
                """)
            .param("website", websiteId)
            .param("id", row.id())
            .param("slug", row.slug())
            .param("name", row.name())
            .param("content", row.content())
            .param("published", Sql.atOrNull(row.publishedAt()))
            .update()
        == 1;
  }

  void update(PageRow row) {
    database
        .sql(
            """
            update website_page
            set slug = :slug, name = :name, content = :content, draft = :draft, source = :source,
                extras = cast(:extras as json), published_at = :published, building = :building
            where id = :id
            """)
        .param("id", row.id())
        .param("slug", row.slug())
        .param("name", row.name())
        .param("content", row.content())
        .param("draft", row.draft())
        .param("source", row.source())
        .param("extras", row.extras())
        .param("published", Sql.atOrNull(row.publishedAt()))
        .param("building", row.isBuilding())
        .update();
  }

  void delete(String id) {
    database.sql("delete from website_page where id = :id").param("id", id).update();
  }

  private static PageRow row(ResultSet row, int number) throws SQLException {
    @Nullable String draft = row.getString("draft");
    @Nullable String source = row.getString("source");
    return new PageRow(
        row.getString("id"),
        PageKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getInt("position"),
        row.getString("slug"),
        row.getString("name"),
        row.getString("content"),
        draft,
        source,
        row.getString("extras"),
        Sql.instantOrNull(row, "published_at"),
        Sql.instant(row, "created_at"),
        row.getBoolean("building"));
  }
}
