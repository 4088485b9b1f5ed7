package dev.sheaf.airops;

import dev.sheaf.engine.JobView;
import dev.sheaf.engine.Pipeline;
import dev.sheaf.engine.Stage;
import dev.sheaf.failure.Failure;
import dev.sheaf.job.Tally;
import dev.sheaf.scrape.Scraper;
import dev.sheaf.time.Time;
import java.util.List;
import java.util.Optional;

/// The recipe of an AirOps batch: scraping, analyzing, enriching.
public final class AiropsPipeline implements Pipeline {

  public static final String KIND = "airops";
  public static final String SCRAPING = Scraping.NAME;
  public static final String ANALYZING = Analyzing.NAME;
  public static final String ENRICHING = Enriching.NAME;

  /// The tally's count of URLs that were submitted but are not valid.
  public static final String INVALID = Scraping.INVALID;

  /// The tally's counts of tokens used.
  public static final String PROMPT_TOKENS = "prompt_tokens";

  public static final String COMPLETION_TOKENS = "completion_tokens";

  private final Scraping scraping;
  private final Analyzing analyzing;
  private final Enricher enricher;
  private final Stage<Analysis, Analysis> live;
  private final int runningMax;

  AiropsPipeline(Scraper scraper, Enricher enricher, int runningMax, Time time) {
    this.scraping = new Scraping(scraper);
    this.analyzing = new Analyzing(time);
    this.enricher = enricher;
    this.live = new Enriching(enricher);
    this.runningMax = runningMax;
  }

  /// A pipeline that works without any model.
  public static AiropsPipeline builtIn(Scraper scraper, int runningMax, Time time) {
    return new AiropsPipeline(scraper, new BuiltInEnricher(), runningMax, time);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<Stage<?, ?>> stages(JobView job) {
    return List.of(scraping, analyzing, live);
  }

  @Override
  public int runningMax() {
    return runningMax;
  }

  /// A phase fails when no page came through it (contract, 2.7).
  @Override
  public Optional<Failure> stageFailure(String stage, Tally tally) {
    if (tally.succeeded() > 0) {
      return Optional.empty();
    }
    return Optional.of(
        switch (stage) {
          case Scraping.NAME -> Failure.target("SCRAPING_ERROR", "All URLs failed to scrape");
          case Analyzing.NAME -> Failure.ours("ANALYZING_ERROR", "All pages failed to be analysed");
          default ->
              Failure.target("ENRICHING_ERROR", "LLM batch processing failed with status: failed");
        });
  }

  /// The provider's own id of a batch, from the handle the engine keeps.
  public static String providerBatchId(String handle) {
    return handle;
  }

  /// Who fills the gaps.
  public Answerer answerer() {
    return enricher.answerer();
  }
}
