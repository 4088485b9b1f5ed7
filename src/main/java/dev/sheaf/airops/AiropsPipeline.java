package dev.sheaf.airops;

import dev.sheaf.engine.JobView;
import dev.sheaf.engine.Pipeline;
import dev.sheaf.engine.Stage;
import dev.sheaf.failure.Failure;
import dev.sheaf.job.Tally;
import dev.sheaf.llm.BatchClient;
import dev.sheaf.llm.ModelClient;
import dev.sheaf.scrape.Scraper;
import dev.sheaf.time.Time;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
  private final Stage<Analysis, Analysis> bulk;
  private final int runningMax;

  private AiropsPipeline(
      Scraper scraper,
      Enricher enricher,
      @Nullable BatchClient batches,
      int runningMax,
      Time time) {
    Enriching enriching = new Enriching(enricher);
    this.scraping = new Scraping(scraper);
    this.analyzing = new Analyzing(time);
    this.enricher = enricher;
    this.live = enriching;
    this.bulk = batches == null ? enriching : new BulkEnriching(batches, enriching);
    this.runningMax = runningMax;
  }

  /// A pipeline that works without any model.
  public static AiropsPipeline builtIn(Scraper scraper, int runningMax, Time time) {
    return new AiropsPipeline(scraper, new BuiltInEnricher(), null, runningMax, time);
  }

  /// A pipeline that asks a model, page by page or through the provider's batches as each job says.
  public static AiropsPipeline asking(
      Scraper scraper, ModelClient model, BatchClient batches, int runningMax, Time time) {
    return new AiropsPipeline(scraper, new ModelEnricher(model), batches, runningMax, time);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<Stage<?, ?>> stages(JobView job) {
    boolean batchMode = job.input(AiropsJob.class).batchMode();
    return List.of(scraping, analyzing, batchMode ? bulk : live);
  }

  @Override
  public int runningMax() {
    return runningMax;
  }

  /// A phase fails when no page came through it (contract, 2.7).
  @Override
  public Optional<Failure> stageFailure(JobView job, String stage, Tally tally) {
    return tally.succeeded() > 0 ? Optional.empty() : Optional.of(failure(job, stage));
  }

  private static Failure failure(JobView job, String stage) {
    boolean batchMode = job.input(AiropsJob.class).batchMode();
    return switch (stage) {
      case SCRAPING -> Failure.target("SCRAPING_ERROR", "All URLs failed to scrape");
      case ANALYZING -> Failure.ours("ANALYZING_ERROR", "All pages failed to be analysed");
      default ->
          Failure.target(
              batchMode ? "LLM_BATCH_FAILED" : "ENRICHING_ERROR",
              "LLM batch processing failed with status: failed");
    };
  }

  /// The provider's own id of a batch, from the handle the engine keeps.
  public static String providerBatchId(String handle) {
    return BulkEnriching.providerId(handle);
  }

  /// Who fills the gaps.
  public Answerer answerer() {
    return enricher.answerer();
  }
}
