package dev.sheaf.website;

import dev.sheaf.credit.Credits;
import dev.sheaf.engine.Attempt;
import dev.sheaf.engine.Outcome;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.write.Author;
import dev.sheaf.time.Time;
import java.util.Optional;

/// Writes a blog post.
final class PostWriting extends SingleWriting<Published> {

  PostWriting(Author author, Time time, Websites websites, Credits credits) {
    super(author, time, websites, credits, credits.prices().post(), Published.class);
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
        author.post(site, job.prompt(), time.instant(), key(attempt)),
        post -> websites.publish(job.websiteId(), attempt.idempotencyKey(), post));
  }
}
