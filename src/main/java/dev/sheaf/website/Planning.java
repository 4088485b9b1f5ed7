package dev.sheaf.website;

import dev.sheaf.credit.Credits;
import dev.sheaf.engine.Attempt;
import dev.sheaf.engine.Engine;
import dev.sheaf.engine.NewJob;
import dev.sheaf.engine.NewJob.NewItem;
import dev.sheaf.engine.Outcome;
import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.write.Author;
import dev.sheaf.site.write.SitePlan;
import dev.sheaf.store.Database;
import dev.sheaf.time.Time;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Plans a website. The website and the job that writes its pages come to be in one transaction, so
/// a plan that is made again after a crash finds both or neither. The credits for the pages are
/// reserved in it too.
final class Planning extends Writing<WritingJob, Planned> {

  private final Websites websites;
  private final Credits credits;
  private final Database database;
  private final Supplier<Engine> engine;

  Planning(
      Author author,
      Time time,
      Websites websites,
      Credits credits,
      Database database,
      Supplier<Engine> engine) {
    super(author, time, "plan", WritingJob.class, Planned.class);
    this.websites = websites;
    this.credits = credits;
    this.database = database;
    this.engine = engine;
  }

  @Override
  Outcome<Planned> piece(Attempt<WritingJob> attempt) throws InterruptedException {
    WritingJob job = attempt.input();
    var earlier = engine.get().record(attempt.job().orgId(), PagesJob.idFor(job.recordId()));
    if (earlier.isPresent()) {
      return Outcome.done(new Planned(job.websiteId(), earlier.get().itemCount()));
    }
    return Ends.of(author.plan(job.prompt(), key(attempt)), plan -> open(attempt, plan));
  }

  private Planned open(Attempt<WritingJob> attempt, SitePlan plan) {
    WritingJob job = attempt.input();
    int pages = plan.pages().size();
    UUID org = attempt.job().orgId();
    database.transact(() -> {
      if (!engine.get().holdLive(attempt.job().id())) {
        throw new FailureException(Failure.caller("CANCELLED", "Workflow cancelled"));
      }
      credits.reserve(org, job.recordId(), credits.prices().websitePage(), pages);
      PagesJob writing = new PagesJob(job.recordId(), job.websiteId(), plan);
      websites.insert(org, writing, frame(plan));
      engine.get().submit(pages(org, writing));
    });
    return new Planned(job.websiteId(), pages);
  }

  private static NewJob pages(UUID org, PagesJob writing) {
    List<NewItem> items =
        IntStream.range(0, writing.plan().pages().size())
            .mapToObj(page -> new NewItem(null, new PagesJob.PageNumber(page)))
            .toList();
    return NewJob.of(
        org, WebsitePipelines.PAGES, PagesJob.idFor(writing.recordId()), writing, items);
  }

  private static SiteContent frame(SitePlan plan) {
    return new SiteContent(
        plan.name(),
        plan.tagline(),
        plan.language(),
        plan.tone(),
        plan.theme(),
        plan.palette(),
        plan.navigation(),
        List.of(),
        List.of());
  }
}
