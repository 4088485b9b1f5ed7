package dev.sheaf.website;

import dev.sheaf.engine.Attempt;
import dev.sheaf.engine.Outcome;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.write.Author;

/// Writes a further page; it joins the navigation.
final class NewPageWriting extends SingleWriting {

  NewPageWriting(Author author, Websites websites) {
    super(author, websites);
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
