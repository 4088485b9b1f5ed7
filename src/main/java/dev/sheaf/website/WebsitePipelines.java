package dev.sheaf.website;

import dev.sheaf.credit.Credits;
import dev.sheaf.engine.Engine;
import dev.sheaf.engine.JobView;
import dev.sheaf.engine.JobWatcher;
import dev.sheaf.engine.Pipeline;
import dev.sheaf.engine.Stage;
import dev.sheaf.site.write.Author;
import dev.sheaf.store.Database;
import dev.sheaf.time.Time;
import dev.sheaf.workspace.Clients;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The recipes. A website takes two jobs, because how many pages it has is known only once it is
/// planned: one plans it, and submits the one that writes its pages.
public final class WebsitePipelines {

  public static final String WEBSITE = "website";
  public static final String PAGES = "website-pages";
  public static final String PAGE = "website-page";
  public static final String POST = "website-post";
  public static final String EDIT = "website-edit";

  /// Jobs of a kind that an organisation has running at most.
  private static final int RUNNING_MAX = 16;

  private final Author author;
  private final Database database;
  private final Websites websites;
  private final Credits credits;
  private final Time time;

  public WebsitePipelines(
      Author author, Database database, Websites websites, Credits credits, Time time) {
    this.author = author;
    this.database = database;
    this.websites = websites;
    this.credits = credits;
    this.time = time;
  }

  public List<Pipeline> all(Supplier<Engine> engine) {
    Edits edits = new Edits(database, time);
    return List.of(
        pipeline(WEBSITE, new Planning(author, time, websites, credits, database, engine)),
        pipeline(PAGES, new PageWriting(author, time, websites)),
        pipeline(PAGE, new NewPageWriting(author, time, websites, credits)),
        pipeline(POST, new PostWriting(author, time, websites, credits)),
        pipeline(EDIT, new EditWriting(author, time, websites, edits, credits)));
  }

  /// As many jobs run as the author has use for: one in its lane, one that begins and one that
  /// ends. More would only wait for it, and the first to come are to be done first.
  private Pipeline pipeline(String kind, Stage<?, ?> stage) {
    return new OneStage(kind, stage, Math.min(RUNNING_MAX, author.lane().widthMax() + 2));
  }

  /// What pays back for failed work, and frees the place of a website that came to nothing.
  public List<JobWatcher> watchers(Clients clients) {
    return Stream.of(WEBSITE, PAGES, PAGE, POST, EDIT)
        .<JobWatcher>map(kind -> new Settling(kind, credits, clients, websites))
        .toList();
  }

  private record OneStage(String kind, Stage<?, ?> stage, int runningMax) implements Pipeline {

    @Override
    public List<Stage<?, ?>> stages(JobView job) {
      return List.of(stage);
    }
  }
}
