package dev.sheaf.dialect.lindo;

import dev.sheaf.dialect.lindo.Outlines.Outline;
import dev.sheaf.engine.Engine;
import dev.sheaf.engine.JobRecord;
import dev.sheaf.engine.JobWithItems;
import dev.sheaf.engine.JobWithItems.ItemEnd;
import dev.sheaf.failure.Failure;
import dev.sheaf.hosting.HostedSites;
import dev.sheaf.job.JobStatus;
import dev.sheaf.website.Edited;
import dev.sheaf.website.PagesJob;
import dev.sheaf.website.Published;
import dev.sheaf.website.SiteRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Finds out where jobs stand, by one read, however many are asked for.
public final class Standings {

  static final String CANCELLED = "Workflow cancelled";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_/-]{1,100}");

  private final Engine engine;
  private final HostedSites sites;
  private final Outlines outlines = new Outlines();

  public Standings(Engine engine, HostedSites sites) {
    this.engine = engine;
    this.sites = sites;
  }

  /// Nothing for an id that is unknown, someone else's, or of another kind of job.
  Optional<Standing> find(UUID org, WorkKind kind, String recordId) {
    return Optional.ofNullable(find(org, kind, List.of(recordId)).get(recordId));
  }

  /// As the other, for several: what is not found is not in the answer.
  Map<String, Standing> find(UUID org, WorkKind kind, Collection<String> recordIds) {
    Found found = read(org, kind, recordIds);
    Map<String, Standing> standings = new HashMap<>();
    recordIds.forEach(id -> {
      JobRecord job = found.job(id);
      if (job != null && job.kind().equals(kind.pipeline())) {
        standings.put(
            id, kind == WorkKind.WEBSITE ? website(found, job) : single(found, kind, job));
      }
    });
    return standings;
  }

  private record Found(Map<String, JobWithItems> all) {

    @Nullable JobRecord job(String id) {
      JobWithItems found = all.get(id);
      return found == null ? null : found.job();
    }

    List<ItemEnd> items(JobRecord job) {
      return Objects.requireNonNull(all.get(job.publicId())).items();
    }
  }

  private Found read(UUID org, WorkKind kind, Collection<String> recordIds) {
    List<String> ids =
        recordIds.stream()
            .flatMap(
                id -> kind == WorkKind.WEBSITE ? Stream.of(id, PagesJob.idFor(id)) : Stream.of(id))
            // What cannot be an id is none, and the database need not hear of it.
            .filter(id -> ID.matcher(id).matches())
            .distinct()
            .toList();
    return new Found(
        engine.withItems(org, ids).stream()
            .collect(Collectors.toMap(one -> one.job().publicId(), Function.identity())));
  }

  private Standing website(Found found, JobRecord planning) {
    if (planning.status() == JobStatus.CANCELLED) {
      return Standing.errored(WorkKind.WEBSITE, CANCELLED, null);
    }
    JobRecord pages = found.job(PagesJob.idFor(planning.publicId()));
    return pages == null ? unfinished(found, WorkKind.WEBSITE, planning) : pages(found, pages);
  }

  private Standing pages(Found found, JobRecord job) {
    Outline outline = outlines.of(job);
    String unwritten = job.status().isTerminal() ? CANCELLED : null;
    List<PageStanding> pages =
        found.items(job).stream().map(item -> page(outline, item, unwritten)).toList();
    String address = sites.address(outline.websiteId());
    return new PagesStanding(outline.websiteId(), outline.name(), address, pages).standing();
  }

  private static PageStanding page(Outline outline, ItemEnd item, @Nullable String unwritten) {
    String slug = outline.slugs().get(item.seq());
    if (item.failure() != null) {
      return new PageStanding(slug, null, item.failure().message());
    }
    if (item.output() == null) {
      return new PageStanding(slug, null, unwritten);
    }
    Published page = item.output(Published.class);
    return new PageStanding(page.slug(), page.id(), null);
  }

  private Standing single(Found found, WorkKind kind, JobRecord job) {
    if (job.status() == JobStatus.CANCELLED) {
      return Standing.errored(kind, CANCELLED, null);
    }
    if (job.status() != JobStatus.COMPLETE) {
      return unfinished(found, kind, job);
    }
    String website = job.input(SiteRef.class).websiteId();
    ItemEnd item = found.items(job).getFirst();
    return kind == WorkKind.EDIT
        ? edited(website, item.output(Edited.class))
        : published(kind, website, item.output(Published.class));
  }

  private static Standing published(WorkKind kind, String website, Published made) {
    boolean isPost = kind == WorkKind.BLOG;
    ObjectNode result = JsonNodeFactory.instance.objectNode().put("website_id", website);
    result.put(isPost ? "blog_id" : "page_id", made.id());
    result.put("slug", made.slug()).put("path", made.path());
    String what = isPost ? "Blog post" : "Page";
    return Standing.ended(kind, Status.COMPLETE, what + " published at " + made.path(), result);
  }

  private static Standing edited(String website, Edited edited) {
    int changed = edited.pages().size();
    ObjectNode result = JsonNodeFactory.instance.objectNode().put("website_id", website);
    ArrayNode pages = result.put("pages_changed", changed).putArray("updated_pages");
    edited
        .pages()
        .forEach(page ->
            pages
                .addObject()
                .put("page_id", page.id())
                .put("path", page.path())
                .put("title", page.title()));
    String message = "Website updated. " + changed + (changed == 1 ? " page" : " pages");
    return Standing.ended(WorkKind.EDIT, Status.COMPLETE, message + " changed.", result);
  }

  private static Standing unfinished(Found found, WorkKind kind, JobRecord job) {
    return switch (job.status()) {
      case SCHEDULED -> Standing.scheduled(kind, job.dueAt());
      case QUEUED, RUNNING, COMPLETE -> Standing.running(kind, kind.running(), null);
      case ERRORED, PARTIAL, CANCELLED -> Standing.errored(kind, failure(found, job), null);
    };
  }

  private static String failure(Found found, JobRecord job) {
    Failure failure = job.failure() != null ? job.failure() : found.items(job).getFirst().failure();
    return failure == null ? CANCELLED : failure.message();
  }
}
