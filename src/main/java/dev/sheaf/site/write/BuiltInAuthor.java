package dev.sheaf.site.write;

import dev.sheaf.engine.Lane;
import dev.sheaf.site.brief.Brief;
import dev.sheaf.site.content.PageContent;
import dev.sheaf.site.content.PostContent;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Writes without a model: from the facts of the prompt, with phrases that state none of their own.
/// The same prompt gives the same words.
public final class BuiltInAuthor implements Author {

  /// The pages of a site are written one after another, each from the same prompt.
  private static final int BRIEFS_KEPT = 512;

  /// Half of the machine: the other half keeps answering requests, and its database working.
  private static final Lane LANE =
      Lane.of("built-in author", Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

  /// So many times as long as a piece took it rests after it while somebody asks for something: an
  /// answer meets a busy processor at every other step otherwise.
  private static final double REST = 2.5;

  private static final long REST_MAX = Duration.ofMillis(50).toNanos();

  private final Time time;
  private final BooleanSupplier isAsked;

  private final Map<String, Brief> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Brief> eldest) {
          return size() > BRIEFS_KEPT;
        }
      };

  public BuiltInAuthor() {
    this(Time.system(), () -> false);
  }

  /// `isAsked` says whether somebody waits for answers of this server.
  public BuiltInAuthor(Time time, BooleanSupplier isAsked) {
    this.time = time;
    this.isAsked = isAsked;
  }

  @Override
  public void rest(long worked) throws InterruptedException {
    if (isAsked.getAsBoolean()) {
      time.sleep(Duration.ofNanos(Math.min((long) (REST * worked), REST_MAX)));
    }
  }

  @Override
  public Written<SitePlan> plan(String prompt, String key) {
    return Written.done(SitePlanner.plan(brief(prompt), prompt));
  }

  @Override
  public Written<PageContent> page(SitePlan plan, int page, String key) {
    return Written.done(PageWriter.write(brief(plan.prompt()), plan, page));
  }

  @Override
  public Written<PostContent> post(SiteContent site, String prompt, Instant published, String key) {
    return Written.done(PostWriter.write(site, prompt, published));
  }

  @Override
  public Written<PageContent> pageFor(SiteContent site, String prompt, String key) {
    return Written.done(new NewPage(site, prompt).write());
  }

  @Override
  public Written<List<Change>> edit(SiteContent site, String prompt, String key) {
    return new Editor(site, prompt).edit();
  }

  @Override
  public Lane lane() {
    return LANE;
  }

  private Brief brief(String prompt) {
    synchronized (kept) {
      Brief known = kept.get(prompt);
      if (known != null) {
        return known;
      }
    }
    Brief fresh = Brief.of(prompt);
    synchronized (kept) {
      kept.put(prompt, fresh);
    }
    return fresh;
  }
}
