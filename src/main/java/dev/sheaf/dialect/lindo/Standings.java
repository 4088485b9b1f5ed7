package dev.sheaf.dialect.lindo;

import dev.sheaf.engine.Engine;
import dev.sheaf.engine.ItemResult;
import dev.sheaf.engine.JobRecord;
import dev.sheaf.failure.Failure;
import dev.sheaf.job.JobStatus;
import dev.sheaf.site.write.SitePlan;
import dev.sheaf.store.Database;
import dev.sheaf.website.PagesJob;
import dev.sheaf.website.Published;
import dev.sheaf.website.SiteRef;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Finds out where jobs stand.
public final class Standings {

  private static final String CANCELLED = "Workflow cancelled";

  private final Engine engine;
  private final Database database;

  public Standings(Engine engine, Database database) {
    this.engine = engine;
    this.database = database;
  }

  /// Nothing for an id that is unknown, someone else's, or of another kind of job.
  Optional<Standing> find(UUID org, WorkKind kind, String recordId) {
    return database.inSnapshot(() ->
        engine
            .record(org, recordId)
            .filter(job -> job.kind().equals(kind.pipeline()))
            .map(job -> kind == WorkKind.WEBSITE ? website(org, job) : single(kind, job)));
  }

  private Standing website(UUID org, JobRecord planning) {
    if (planning.status() == JobStatus.CANCELLED) {
      return Standing.errored(WorkKind.WEBSITE, CANCELLED, null);
    }
    return engine
        .record(org, PagesJob.idFor(planning.publicId()))
        .map(this::pages)
        .orElseGet(() -> unfinished(WorkKind.WEBSITE, planning));
  }

  private Standing pages(JobRecord job) {
    PagesJob input = job.input(PagesJob.class);
    SitePlan plan = input.plan();
    String unwritten = job.status().isTerminal() ? CANCELLED : null;
    List<PageStanding> pages =
        engine.items(job.id(), 0, job.itemCount()).stream()
            .map(item -> page(plan, item, unwritten))
            .toList();
    return new PagesStanding(input.websiteId(), pages).standing();
  }

  private static PageStanding page(SitePlan plan, ItemResult item, @Nullable String unwritten) {
    String slug = plan.pages().get(item.seq()).slug();
    if (item.failure() != null) {
      return new PageStanding(slug, null, item.failure().message());
    }
    if (item.output() == null) {
      return new PageStanding(slug, null, unwritten);
    }
    Published page = item.output(Published.class);
    return new PageStanding(page.slug(), page.id(), null);
  }

  private Standing single(WorkKind kind, JobRecord job) {
    if (job.status() == JobStatus.CANCELLED) {
      return Standing.errored(kind, CANCELLED, null);
    }
    if (job.status() != JobStatus.COMPLETE) {
      return unfinished(kind, job);
    }
    Published made = engine.items(job.id(), 0, 1).getFirst().output(Published.class);
    boolean isPost = kind == WorkKind.BLOG;
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("website_id", job.input(SiteRef.class).websiteId());
    result.put(isPost ? "blog_id" : "page_id", made.id());
    result.put("slug", made.slug()).put("path", made.path());
    String what = isPost ? "Blog post" : "Page";
    return Standing.ended(kind, Status.COMPLETE, what + " published at " + made.path(), result);
  }

  private Standing unfinished(WorkKind kind, JobRecord job) {
    return switch (job.status()) {
      case SCHEDULED -> Standing.scheduled(kind, job.dueAt());
      case QUEUED, RUNNING, COMPLETE -> Standing.running(kind, kind.running(), null);
      case ERRORED, PARTIAL, CANCELLED -> Standing.errored(kind, failure(job), null);
    };
  }

  private String failure(JobRecord job) {
    Failure failure =
        job.failure() != null ? job.failure() : engine.items(job.id(), 0, 1).getFirst().failure();
    return failure == null ? CANCELLED : failure.message();
  }
}
