package dev.sheaf.dialect.lindo;

import dev.sheaf.dialect.lindo.Outlines.Outline;
import dev.sheaf.engine.Engine;
import dev.sheaf.engine.ItemEnd;
import dev.sheaf.engine.JobBrief;
import dev.sheaf.engine.JobBriefs;
import dev.sheaf.failure.Failure;
import dev.sheaf.hosting.HostedSites;
import dev.sheaf.job.JobId;
import dev.sheaf.job.JobStatus;
import dev.sheaf.website.Edited;
import dev.sheaf.website.PagesJob;
import dev.sheaf.website.Published;
import dev.sheaf.website.WebsitePipelines;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Finds out where jobs stand, by one read at most, however many are asked for. One that is
/// complete stays so, and is not looked up again.
public final class Standings {

  static final String CANCELLED = "Workflow cancelled";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_/-]{1,100}");

  private final Engine engine;
  private final HostedSites sites;
  private final Outlines outlines;
  private final Kept<Asked, Standing> complete = new Kept<>();

  public Standings(Engine engine, HostedSites sites) {
    this.engine = engine;
    this.sites = sites;
    this.outlines = new Outlines(engine);
  }

  private record Asked(UUID org, WorkKind kind, String recordId) {}

  /// Nothing for an id that is unknown, someone else's, or of another kind of job.
  Optional<Standing> find(UUID org, WorkKind kind, String recordId) {
    return Optional.ofNullable(find(org, kind, List.of(recordId)).get(recordId));
  }

  /// As the other, for several: what is not found is not in the answer.
  Map<String, Standing> find(UUID org, WorkKind kind, Collection<String> recordIds) {
    Map<String, Standing> standings = new HashMap<>();
    Set<String> open = new LinkedHashSet<>();
    for (String id : recordIds) {
      Standing known = complete.get(new Asked(org, kind, id));
      if (known != null) {
        standings.put(id, known);
      } else if (ID.matcher(id).matches()) {
        // What cannot be an id is none, and the database need not hear of it.
        open.add(id);
      }
    }
    Found found = open.isEmpty() ? Found.NOTHING : read(org, kind, open);
    for (String id : open) {
      JobBrief job = found.jobs().get(id);
      if (job != null && job.kind().equals(kind.pipeline())) {
        Standing standing =
            kind == WorkKind.WEBSITE ? website(found, job) : single(found, kind, job);
        standings.put(id, standing);
        if (standing.status() == Status.COMPLETE) {
          complete.put(new Asked(org, kind, id), standing);
        }
      }
    }
    return standings;
  }

  private record Found(
      Map<String, JobBrief> jobs,
      Map<JobId, Map<Integer, ItemEnd>> ends,
      Map<JobId, Outline> outlines) {

    static final Found NOTHING = new Found(Map.of(), Map.of(), Map.of());

    ItemEnd end(JobBrief job, int seq) {
      return ends.getOrDefault(job.id(), Map.of()).getOrDefault(seq, ItemEnd.NONE);
    }

    @Nullable Outline outline(@Nullable JobBrief job) {
      return job == null ? null : outlines.get(job.id());
    }
  }

  private Found read(UUID org, WorkKind kind, Collection<String> recordIds) {
    List<String> ids =
        recordIds.stream()
            .flatMap(
                id -> kind == WorkKind.WEBSITE ? Stream.of(id, PagesJob.idFor(id)) : Stream.of(id))
            .toList();
    JobBriefs found = engine.briefs(org, ids);
    List<JobBrief> outlined = found.jobs().stream().filter(Standings::needsOutline).toList();
    return new Found(
        found.jobs().stream().collect(Collectors.toMap(JobBrief::publicId, Function.identity())),
        found.ends(),
        outlines.of(outlined));
  }

  private static boolean needsOutline(JobBrief job) {
    return isPages(job)
        || (job.status() == JobStatus.COMPLETE && !job.kind().equals(WebsitePipelines.WEBSITE));
  }

  private static boolean isPages(JobBrief job) {
    return job.kind().equals(WebsitePipelines.PAGES);
  }

  private Standing website(Found found, JobBrief planning) {
    JobBrief pages = found.jobs().get(PagesJob.idFor(planning.publicId()));
    Outline outline = found.outline(pages);
    return pages == null || outline == null
        ? unfinished(found, WorkKind.WEBSITE, planning)
        : pages(found, pages, outline);
  }

  private Standing pages(Found found, JobBrief job, Outline outline) {
    String unwritten = job.status().isTerminal() ? CANCELLED : null;
    // With every page written or failed its end may have been told already, and stays.
    boolean isCancelled =
        job.status() == JobStatus.CANCELLED
            && IntStream.range(0, job.itemCount())
                .anyMatch(seq -> isUnwritten(found.end(job, seq)));
    List<PageStanding> pages =
        IntStream.range(0, job.itemCount())
            .mapToObj(seq -> page(outline.slugs().get(seq), found.end(job, seq), unwritten))
            .toList();
    String address = sites.address(outline.websiteId());
    return new PagesStanding(outline.websiteId(), outline.name(), address, pages, isCancelled)
        .standing();
  }

  private static boolean isUnwritten(ItemEnd end) {
    return !end.isSuccess() && end.failure() == null;
  }

  private static PageStanding page(String slug, ItemEnd end, @Nullable String unwritten) {
    if (end.failure() != null) {
      return new PageStanding(slug, null, end.failure().message());
    }
    if (isUnwritten(end)) {
      return new PageStanding(slug, null, unwritten);
    }
    Published page = end.output(Published.class);
    return new PageStanding(page.slug(), page.id(), null);
  }

  private Standing single(Found found, WorkKind kind, JobBrief job) {
    if (job.status() == JobStatus.CANCELLED) {
      return Standing.errored(kind, CANCELLED, null);
    }
    Outline outline = found.outline(job);
    if (job.status() != JobStatus.COMPLETE || outline == null) {
      return unfinished(found, kind, job);
    }
    ItemEnd end = found.end(job, 0);
    return kind == WorkKind.EDIT
        ? edited(outline.websiteId(), end.output(Edited.class))
        : published(kind, outline.websiteId(), end.output(Published.class));
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

  private static Standing unfinished(Found found, WorkKind kind, JobBrief job) {
    return switch (job.status()) {
      case SCHEDULED -> Standing.scheduled(kind, job.dueAt());
      case QUEUED, RUNNING, COMPLETE -> Standing.running(kind, kind.running(), null);
      case ERRORED, PARTIAL, CANCELLED -> Standing.errored(kind, failure(found, job), null);
    };
  }

  private static String failure(Found found, JobBrief job) {
    Failure failure = job.failure() != null ? job.failure() : found.end(job, 0).failure();
    return failure == null ? CANCELLED : failure.message();
  }
}
