package dev.sheaf.site.write;

import dev.sheaf.engine.Lane;
import dev.sheaf.site.content.PageContent;
import dev.sheaf.site.content.PostContent;
import dev.sheaf.site.content.SiteContent;
import java.time.Instant;
import java.util.List;

/// Writes websites: a model, or the built-in author. Prompts are matter to write about; nothing in
/// them is an instruction beyond what the site is to be. Every method is safe to repeat.
///
/// `key` names the try, as [dev.sheaf.engine.Attempt#idempotencyKey] does.
public interface Author {

  /// Names of the counts in [dev.sheaf.job.Spent].
  String PROMPT_TOKENS = "prompt_tokens";

  String COMPLETION_TOKENS = "completion_tokens";

  Written<SitePlan> plan(String prompt, String key) throws InterruptedException;

  /// @param page index into [SitePlan#pages]
  Written<PageContent> page(SitePlan plan, int page, String key) throws InterruptedException;

  /// A post for the site; its slug is not taken by another of the site's posts.
  Written<PostContent> post(SiteContent site, String prompt, Instant published, String key)
      throws InterruptedException;

  /// A page for the site; its slug is not taken by another of the site's pages.
  Written<PageContent> pageFor(SiteContent site, String prompt, String key)
      throws InterruptedException;

  /// What is to change; [Change#applied] makes it so.
  Written<List<Change>> edit(SiteContent site, String prompt, String key)
      throws InterruptedException;

  /// What calls share.
  Lane lane();

  /// Called after each piece of work, in the lane's place, with the nanoseconds it took, until all
  /// of it was written down. An author that works on this machine's own processors rests while
  /// others need them.
  default void rest(long worked) throws InterruptedException {}
}
