package dev.sheaf.website;

import dev.sheaf.engine.Attempt;
import dev.sheaf.engine.Outcome;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.write.Author;
import dev.sheaf.time.Time;

/// Writes a blog post.
final class PostWriting extends SingleWriting {

  private final Time time;

  PostWriting(Author author, Websites websites, Time time) {
    super(author, websites);
    this.time = time;
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
