package dev.sheaf.dialect.lindo;

import dev.sheaf.engine.Engine;
import dev.sheaf.engine.JobChange;
import dev.sheaf.engine.JobRecord;
import dev.sheaf.engine.JobSnapshot;
import dev.sheaf.engine.JobWatcher;
import dev.sheaf.hosting.HostedSites;
import dev.sheaf.website.PagesJob;
import dev.sheaf.website.Published;
import dev.sheaf.website.SiteRef;
import dev.sheaf.website.WebsitePipelines;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Tells of websites that came to be and of work that is complete; of failed and of cancelled work
/// nobody is told.
public record WorkEvents(
    String kind, LindoEvents events, HostedSites sites, Supplier<Engine> engine)
    implements JobWatcher {

  public static List<JobWatcher> all(
      LindoEvents events, HostedSites sites, Supplier<Engine> engine) {
    return Stream.of(WebsitePipelines.PAGES, WebsitePipelines.PAGE, WebsitePipelines.POST)
        .<JobWatcher>map(kind -> new WorkEvents(kind, events, sites, engine))
        .toList();
  }

  @Override
  public Set<JobChange.Kind> hears() {
    return kind.equals(WebsitePipelines.PAGES)
        ? EnumSet.of(JobChange.Kind.ACCEPTED, JobChange.Kind.ENDED)
        : EnumSet.of(JobChange.Kind.ENDED);
  }

  @Override
  public void changed(JobChange change, JobSnapshot job) {
    boolean isPages = kind.equals(WebsitePipelines.PAGES);
    boolean hasMade = job.tally().succeeded() > 0 && job.tally().cancelled() == 0;
    switch (change.kind()) {
      case ACCEPTED -> websiteCreated(job.job());
      case ENDED -> {
        if (hasMade && isPages) {
          websiteCompleted(job.job());
        } else if (hasMade) {
          singleCompleted(job.job());
        }
      }
      case STARTED, STAGE_STARTED, STAGE_CLOSED -> {}
    }
  }

  private void websiteCreated(JobRecord job) {
    PagesJob pages = job.input(PagesJob.class);
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("website_id", pages.websiteId());
    data.put("domain", sites.address(pages.websiteId())).put("name", pages.plan().name());
    data.put("created_at", Times.iso(events.now())).put("activated", true);
    events.send(job.orgId(), "website.created", data);
  }

  private void websiteCompleted(JobRecord job) {
    PagesJob pages = job.input(PagesJob.class);
    String address = sites.address(pages.websiteId());
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("website_id", pages.websiteId());
    data.put("business_name", pages.plan().name()).put("domain", address);
    data.put("preview_url", address);
    data.put("parent_workflow_id", PagesJob.recordId(job.publicId()));
    data.put("completed_at", Times.iso(events.now()));
    events.send(job.orgId(), "workflow.website.completed", data);
  }

  private void singleCompleted(JobRecord job) {
    boolean isPost = kind.equals(WebsitePipelines.POST);
    Published made = engine.get().items(job.id(), 0, 1).getFirst().output(Published.class);
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("website_id", job.input(SiteRef.class).websiteId()).put("page_id", made.id());
    data.put("page_path", made.slug()).put("page_name", made.name()).put("is_blog", isPost);
    data.put("workflow_instance_id", job.publicId());
    data.put("completed_at", Times.iso(events.now()));
    events.send(job.orgId(), isPost ? "workflow.blog.completed" : "workflow.page.completed", data);
  }
}
