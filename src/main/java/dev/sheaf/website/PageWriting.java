package dev.sheaf.website;

import dev.sheaf.engine.Attempt;
import dev.sheaf.engine.Outcome;
import dev.sheaf.site.write.Author;
import dev.sheaf.website.PagesJob.PageNumber;
import java.util.Optional;

/// Writes one page of a planned website and publishes it.
final class PageWriting extends Writing<PageNumber, Published> {

  private final Websites websites;

  PageWriting(Author author, Websites websites) {
    super(author, "pages", PageNumber.class, Published.class);
    this.websites = websites;
  }

  @Override
  public Outcome<Published> attempt(Attempt<PageNumber> attempt) throws InterruptedException {
    PagesJob job = attempt.job().input(PagesJob.class);
    int page = attempt.input().page();
    Optional<Published> earlier = websites.madeBy(job.madeBy(page));
    if (earlier.isPresent()) {
      return Outcome.done(earlier.get());
    }
    return Ends.of(
        author.page(job.plan(), page, key(attempt)),
        content -> websites.publish(job, page, content));
  }
}
