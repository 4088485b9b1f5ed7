package dev.sheaf.dialect.lindo;

import dev.sheaf.engine.JobRecord;
import dev.sheaf.job.JobId;
import dev.sheaf.site.write.PagePlan;
import dev.sheaf.website.PagesJob;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a status needs of a website's plan, remembered while it is polled: a plan never changes,
/// and reading it is most of the work of a poll.
final class Outlines {

  private static final int KEPT = 10_000;

  private final Map<JobId, Outline> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<JobId, Outline> eldest) {
          return size() > KEPT;
        }
      };

  record Outline(String websiteId, String name, List<String> slugs) {}

  Outline of(JobRecord job) {
    synchronized (kept) {
      Outline known = kept.get(job.id());
      if (known != null) {
        return known;
      }
    }
    PagesJob input = job.input(PagesJob.class);
    Outline fresh =
        new Outline(
            input.websiteId(),
            input.plan().name(),
            input.plan().pages().stream().map(PagePlan::slug).toList());
    synchronized (kept) {
      kept.put(job.id(), fresh);
    }
    return fresh;
  }
}
