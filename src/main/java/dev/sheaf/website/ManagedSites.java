package dev.sheaf.website;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import dev.sheaf.site.content.ContentJson;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.store.Database;
import dev.sheaf.time.Time;
import dev.sheaf.workspace.Clients;
import dev.sheaf.workspace.Listed;
import dev.sheaf.workspace.Page;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Websites as their owners look after them.
public final class ManagedSites {

  private final Database database;
  private final SiteRows sites;
  private final Clients clients;
  private final Time time;

  public ManagedSites(Database database, Clients clients, Time time) {
    this.database = database;
    this.sites = new SiteRows(database);
    this.clients = clients;
    this.time = time;
  }

  public Listed<SiteRow> list(UUID org, Page page) {
    return database.inSnapshot(() -> sites.list(org, page));
  }

  public Optional<SiteRow> find(UUID org, String id) {
    return sites.find(id).filter(site -> site.orgId().equals(org));
  }

  /// What all pages of it share, with what is not published yet.
  public static SiteContent frame(SiteRow site) {
    return ContentJson.readSite(site.latestFrame());
  }

  /// Changes the website; the change of its frame is published.
  public Optional<SiteRow> change(UUID org, String id, UnaryOperator<SiteRow> change) {
    return database.inTransaction(() ->
        find(org, id)
            .flatMap(_ -> sites.touch(id))
            .map(site -> {
              SiteRow changed = change.apply(site);
              sites.update(changed);
              return changed;
            }));
  }

  /// The website with its frame changed, in what is published and in its draft.
  public static SiteRow framed(SiteRow site, UnaryOperator<SiteContent> change) {
    String draft = site.draft();
    return site.with(
        ContentOf.frame(change.apply(ContentJson.readSite(site.frame()))),
        draft == null ? null : ContentOf.frame(change.apply(ContentJson.readSite(draft))));
  }

  /// Deletes the website with all that is on it, and frees its client's place.
  public Optional<SiteRow> delete(UUID org, String id) {
    return database.inTransaction(() -> {
      Optional<SiteRow> found = find(org, id).filter(_ -> sites.delete(id));
      found.ifPresent(_ -> clients.release(id));
      return found;
    });
  }

  /// Serves the website under the domain too.
  ///
  /// @throws FailureException `DOMAIN_TAKEN`, when another website has it
  public Optional<SiteRow> domain(UUID org, String id, @Nullable String domain) {
    return change(
        org,
        id,
        site -> {
          boolean isTaken =
              domain != null
                  && sites.byDomain(domain).filter(other -> !other.id().equals(id)).isPresent();
          if (isTaken) {
            throw new FailureException(
                Failure.caller("DOMAIN_TAKEN", "domain: " + domain + " is another website's"));
          }
          return site.withDomain(domain, null);
        });
  }

  /// The website of a domain. The first request under it shows that the domain leads here.
  public Optional<String> ofDomain(String domain) {
    Optional<SiteRow> found = sites.byDomain(domain).filter(SiteRow::isActivated);
    found
        .filter(site -> site.domainSeenAt() == null)
        .ifPresent(site -> sites.domainSeen(site.id(), time.instant()));
    return found.map(SiteRow::id);
  }
}
