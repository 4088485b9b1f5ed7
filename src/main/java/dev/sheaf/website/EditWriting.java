package dev.sheaf.website;

import dev.sheaf.credit.Credits;
import dev.sheaf.engine.Attempt;
import dev.sheaf.engine.Outcome;
import dev.sheaf.failure.Failure;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.write.Author;
import dev.sheaf.site.write.Change;
import dev.sheaf.site.write.Written;
import dev.sheaf.time.Time;
import java.util.List;
import java.util.Optional;

/// Changes of a website what its prompt asks for.
final class EditWriting extends SingleWriting<Edited> {

  private final Edits edits;

  EditWriting(Author author, Time time, Websites websites, Edits edits, Credits credits) {
    super(author, time, websites, credits, credits.prices().edit(), Edited.class);
    this.edits = edits;
  }

  @Override
  Optional<Edited> earlier(String item) {
    return edits.madeBy(item);
  }

  @Override
  Outcome<Edited> write(SiteContent site, Attempt<WritingJob> attempt) throws InterruptedException {
    WritingJob job = attempt.input();
    Written<List<Change>> written = author.edit(site, job.prompt(), key(attempt));
    if (!(written instanceof Written.Done<List<Change>>(List<Change> changes, var spent))) {
      return Ends.of(written, _ -> new Edited(List.of()));
    }
    return edits
        .make(job.websiteId(), attempt.idempotencyKey(), site, changes, job.publish())
        .<Outcome<Edited>>map(edited -> Outcome.done(edited, spent))
        .orElseGet(() -> new Outcome.RetryAt<>(overtaken(), null, spent, false));
  }

  private static Failure overtaken() {
    return Failure.target(
        "WEBSITE_CHANGED", "The website was changed while the edit was thought out");
  }
}
