package dev.sheaf.website;

import dev.sheaf.engine.Attempt;
import dev.sheaf.engine.Outcome;
import dev.sheaf.failure.Failure;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.write.Author;
import java.util.Optional;

/// Writes one thing for a website that exists, and publishes it.
abstract class SingleWriting extends Writing<WritingJob, Published> {

  final Websites websites;

  SingleWriting(Author author, Websites websites) {
    super(author, "write", WritingJob.class, Published.class);
    this.websites = websites;
  }

  /// Writes it from scratch; nothing of an earlier attempt is there.
  abstract Outcome<Published> write(SiteContent site, Attempt<WritingJob> attempt)
      throws InterruptedException;

  @Override
  public final Outcome<Published> attempt(Attempt<WritingJob> attempt) throws InterruptedException {
    Optional<Published> earlier = websites.madeBy(attempt.idempotencyKey());
    if (earlier.isPresent()) {
      return Outcome.done(earlier.get());
    }
    Optional<Websites.Version> site = websites.find(attempt.input().websiteId());
    return site.isEmpty()
        ? Outcome.giveUp(Failure.caller("WEBSITE_NOT_FOUND", "Website not found"))
        : write(site.get().content(), attempt);
  }
}
