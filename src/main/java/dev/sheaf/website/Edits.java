package dev.sheaf.website;

import dev.sheaf.site.content.ContentJson;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.write.Change;
import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import dev.sheaf.time.Time;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/// Makes changes to websites, as drafts or published.
public final class Edits {

  private final Database database;
  private final SiteRows sites;
  private final PageRows pages;
  private final Time time;

  public Edits(Database database, Time time) {
    this.database = database;
    this.sites = new SiteRows(database);
    this.pages = new PageRows(database);
    this.time = time;
  }

  /// What the item changed in an earlier attempt.
  Optional<Edited> madeBy(String item) {
    return database
        .sql("select pages from website_edit where made_by = :item")
        .param("item", item)
        .query(String.class)
        .optional()
        .map(pages -> JsonMapper.shared().readValue(pages, Edited.class));
  }

  /// Makes the changes to what they were thought out for. Empty: that has changed meanwhile, so
  /// they must be thought out anew.
  Optional<Edited> make(
      String websiteId, String item, SiteContent seen, List<Change> changes, boolean publish) {
    return database.inTransaction(() -> {
      SiteRow site = sites.touch(websiteId).orElseThrow(Websites::gone);
      List<PageRow> rows = pages.published(websiteId, PageKind.PAGE);
      SiteContent now = ContentOf.latest(site, rows, seen.posts());
      if (!now.equals(seen)) {
        return Optional.empty();
      }
      SiteContent changed = Change.applied(changes, now);
      save(site, rows, changed, publish);
      Edited edited = edited(rows, now, changed, changes);
      note(websiteId, item, edited);
      return Optional.of(edited);
    });
  }

  /// Publishes what edits have left as drafts.
  public int publish(String websiteId) {
    return database.inTransaction(() -> {
      SiteRow site = sites.touch(websiteId).orElseThrow(Websites::gone);
      List<PageRow> rows = pages.published(websiteId, PageKind.PAGE);
      long drafts = rows.stream().filter(row -> row.draft() != null).count();
      save(site, rows, ContentOf.latest(site, rows, List.of()), true);
      return (int) drafts;
    });
  }

  /// Writes what differs from what is published; the rest keeps its bytes. What is published has no
  /// draft any more.
  private void save(SiteRow site, List<PageRow> rows, SiteContent changed, boolean publish) {
    String frame = ContentOf.frame(changed);
    if (!frame.equals(site.frame()) || site.draft() != null) {
      sites.update(publish ? site.with(frame, null) : site.with(site.frame(), frame));
    }
    for (PageRow row : rows) {
      String content = ContentJson.write(changed.page(row.slug()).orElseThrow());
      if (!content.equals(row.content()) || row.draft() != null) {
        pages.update(publish ? row.withPublished(content, time.instant()) : row.withDraft(content));
      }
    }
  }

  /// A change of what all pages share changes them all.
  private static Edited edited(
      List<PageRow> rows, SiteContent before, SiteContent after, List<Change> changes) {
    Set<String> touched = Change.pages(changes);
    boolean isAll = !ContentOf.frame(before).equals(ContentOf.frame(after));
    return new Edited(
        rows.stream()
            .filter(row -> isAll || touched.contains(row.slug()))
            .map(row ->
                new Edited.Changed(
                    row.id(), row.path(), after.page(row.slug()).orElseThrow().title()))
            .toList());
  }

  private void note(String websiteId, String item, Edited edited) {
    database
        .sql(
            """
            insert into website_edit (made_by, website_id, pages, created_at)
            values (:item, :website, cast(:pages as json), :now)
            """)
        .param("item", item)
        .param("website", websiteId)
        .param("pages", JsonMapper.shared().writeValueAsString(edited))
        .param("now", Sql.at(time.instant()))
        .update();
  }
}
