package dev.sheaf.website;

import dev.sheaf.credit.Credits;
import dev.sheaf.engine.JobChange;
import dev.sheaf.engine.JobRecord;
import dev.sheaf.engine.JobSnapshot;
import dev.sheaf.engine.JobWatcher;
import dev.sheaf.workspace.Clients;
import java.util.EnumSet;
import java.util.Set;

/// When a job ends, what it reserved for work that came to nothing is paid back, in the transaction
/// that ends it.
record Settling(String kind, Credits credits, Clients clients, Websites websites)
    implements JobWatcher {

  @Override
  public Set<JobChange.Kind> hears() {
    return EnumSet.of(JobChange.Kind.ENDED);
  }

  @Override
  public void changed(JobChange change, JobSnapshot job) {
    JobRecord record = job.job();
    if (kind.equals(WebsitePipelines.WEBSITE)) {
      release(record);
    } else {
      int failed = record.itemCount() - job.tally().succeeded();
      credits.settle(PagesJob.recordId(record.publicId()), failed);
      if (failed > 0 && kind.equals(WebsitePipelines.PAGES)) {
        websites.clear(record.input(SiteRef.class).websiteId());
      }
    }
  }

  /// A website on order holds a place of its client; without a website there is none to hold.
  private void release(JobRecord planning) {
    String website = planning.input(SiteRef.class).websiteId();
    if (!websites.isOwned(planning.orgId(), website)) {
      clients.release(website);
    }
  }
}
