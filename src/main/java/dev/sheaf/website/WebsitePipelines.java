package dev.sheaf.website;

import dev.sheaf.engine.Engine;
import dev.sheaf.engine.JobView;
import dev.sheaf.engine.Pipeline;
import dev.sheaf.engine.Stage;
import dev.sheaf.site.write.Author;
import dev.sheaf.store.Database;
import dev.sheaf.time.Time;
import java.util.List;
import java.util.function.Supplier;

/// The recipes. A website takes two jobs, because how many pages it has is known only once it is
/// planned: one plans it, and submits the one that writes its pages.
public final class WebsitePipelines {

  public static final String WEBSITE = "website";
  public static final String PAGES = "website-pages";
  public static final String PAGE = "website-page";
  public static final String POST = "website-post";

  private WebsitePipelines() {}

  public static Pipeline website(
      Author author, Websites websites, Database database, Supplier<Engine> engine) {
    return new OneStage(WEBSITE, new Planning(author, websites, database, engine));
  }

  public static Pipeline pages(Author author, Websites websites) {
    return new OneStage(PAGES, new PageWriting(author, websites));
  }

  public static Pipeline page(Author author, Websites websites) {
    return new OneStage(PAGE, new NewPageWriting(author, websites));
  }

  public static Pipeline post(Author author, Websites websites, Time time) {
    return new OneStage(POST, new PostWriting(author, websites, time));
  }

  private record OneStage(String kind, Stage<?, ?> stage) implements Pipeline {

    @Override
    public List<Stage<?, ?>> stages(JobView job) {
      return List.of(stage);
    }
  }
}
