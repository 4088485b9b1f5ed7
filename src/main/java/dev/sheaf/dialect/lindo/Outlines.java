package dev.sheaf.dialect.lindo;

import dev.sheaf.engine.Engine;
import dev.sheaf.engine.JobBrief;
import dev.sheaf.job.JobId;
import dev.sheaf.site.write.PagePlan;
import dev.sheaf.website.PagesJob;
import dev.sheaf.website.SiteRef;
import dev.sheaf.website.WebsitePipelines;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// What a status needs of jobs' inputs, which never change and whose reading is most of the work of
/// a poll.
final class Outlines {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Engine engine;
  private final Kept<JobId, Outline> kept = new Kept<>();

  Outlines(Engine engine) {
    this.engine = engine;
  }

  /// The website that a job is about, and for one that writes its pages their slugs in order.
  record Outline(String websiteId, String name, List<String> slugs) {

    private static Outline of(JobBrief job, String input) {
      if (!job.kind().equals(WebsitePipelines.PAGES)) {
        return new Outline(JSON.readValue(input, SiteRef.class).websiteId(), "", List.of());
      }
      PagesJob pages = JSON.readValue(input, PagesJob.class);
      List<String> slugs = pages.plan().pages().stream().map(PagePlan::slug).toList();
      return new Outline(pages.websiteId(), pages.plan().name(), slugs);
    }
  }

  Map<JobId, Outline> of(Collection<JobBrief> jobs) {
    Map<JobId, Outline> outlines = new HashMap<>();
    for (JobBrief job : jobs) {
      Outline known = kept.get(job.id());
      if (known != null) {
        outlines.put(job.id(), known);
      }
    }
    List<JobBrief> unknown = jobs.stream().filter(job -> !outlines.containsKey(job.id())).toList();
    Map<JobId, String> inputs = engine.inputs(unknown.stream().map(JobBrief::id).toList());
    for (JobBrief job : unknown) {
      String input = inputs.get(job.id());
      if (input != null) { // else it was removed just now
        Outline fresh = Outline.of(job, input);
        kept.put(job.id(), fresh);
        outlines.put(job.id(), fresh);
      }
    }
    return outlines;
  }
}
