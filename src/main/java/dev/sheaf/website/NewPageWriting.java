package dev.sheaf.website;

import dev.sheaf.credit.Credits;
import dev.sheaf.engine.Attempt;
import dev.sheaf.engine.Outcome;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.write.Author;
import dev.sheaf.time.Time;
import java.util.Optional;

/// Writes a further page; it joins the navigation.
final class NewPageWriting extends SingleWriting<Published> {

  NewPageWriting(Author author, Time time, Websites websites, Credits credits) {
    super(author, time, websites, credits, credits.prices().page(), Published.class);
  }

  @Override
  Optional<Published> earlier(String item) {
    return websites.madeBy(item);
  }

  @Override
  Outcome<Published> write(SiteContent site, Attempt<WritingJob> attempt)
      throws InterruptedException {
    WritingJob job = attempt.input();
    return Ends.of(
        author.pageFor(site, job.prompt(), key(attempt)),
        page -> websites.publishNew(job.websiteId(), attempt.idempotencyKey(), page));
  }
}
