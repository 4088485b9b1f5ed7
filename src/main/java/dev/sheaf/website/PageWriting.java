package dev.sheaf.website;

import dev.sheaf.engine.Attempt;
import dev.sheaf.engine.Outcome;
import dev.sheaf.site.write.Author;
import dev.sheaf.time.Time;
import dev.sheaf.website.PagesJob.PageNumber;

/// Writes one page of a planned website and publishes it.
final class PageWriting extends Writing<PageNumber, Published> {

  private final Websites websites;

  PageWriting(Author author, Time time, Websites websites) {
    super(author, time, "pages", PageNumber.class, Published.class);
    this.websites = websites;
  }

  @Override
  Outcome<Published> piece(Attempt<PageNumber> attempt) throws InterruptedException {
    PagesJob job = attempt.job().input(PagesJob.class);
    int page = attempt.input().page();
    PageRow place = websites.place(job, page);
    if (!place.isBuilding()) {
      return Outcome.done(Websites.published(place));
    }
    return Ends.of(
        author.page(job.plan(), page, key(attempt)),
        content -> websites.publish(job, page, place, content));
  }
}
