package dev.sheaf.website;

import dev.sheaf.credit.Credits;
import dev.sheaf.engine.Attempt;
import dev.sheaf.engine.Outcome;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.write.Author;
import dev.sheaf.time.Time;
import java.util.Optional;

/// Writes one thing for a website that exists; its credits are reserved before.
abstract class SingleWriting<O> extends Writing<WritingJob, O> {

  final Websites websites;
  private final Credits credits;
  private final int price;

  SingleWriting(
      Author author, Time time, Websites websites, Credits credits, int price, Class<O> output) {
    super(author, time, "write", WritingJob.class, output);
    this.websites = websites;
    this.credits = credits;
    this.price = price;
  }

  /// What an earlier attempt at the item made.
  abstract Optional<O> earlier(String item);

  /// Writes it from scratch; nothing of an earlier attempt is there.
  abstract Outcome<O> write(SiteContent site, Attempt<WritingJob> attempt)
      throws InterruptedException;

  @Override
  final Outcome<O> piece(Attempt<WritingJob> attempt) throws InterruptedException {
    Optional<O> earlier = earlier(attempt.idempotencyKey());
    if (earlier.isPresent()) {
      return Outcome.done(earlier.get());
    }
    WritingJob job = attempt.input();
    SiteContent site = websites.latest(job.websiteId()).orElseThrow(Websites::gone);
    credits.reserve(attempt.job().orgId(), job.recordId(), price, 1);
    return write(site, attempt);
  }
}
