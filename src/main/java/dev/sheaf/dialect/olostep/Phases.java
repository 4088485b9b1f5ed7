package dev.sheaf.dialect.olostep;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sheaf.airops.AiropsJob;
import dev.sheaf.airops.AiropsPipeline;
import dev.sheaf.airops.Answerer;
import dev.sheaf.airops.Field;
import dev.sheaf.engine.JobSnapshot;
import dev.sheaf.engine.JobSnapshot.StageSnapshot;
import dev.sheaf.failure.Failure;
import dev.sheaf.job.StageStatus;
import dev.sheaf.job.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// The three phases of an AirOps batch in Olostep's words: the one place that translates the
/// engine's stages (1.3 states, 1.4 overall, 1.5 counters, 1.6 times, 2.3 shapes). A pure function
/// of a snapshot.
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Phases(String overall, Scraping scraping, Analyzing analyzing, Enriching enriching) {

  private static final String PENDING = "pending";
  private static final String STARTED = "started";
  private static final String COMPLETED = "completed";
  private static final String FAILED = "failed";
  private static final String SKIPPED = "skipped";

  /// How the snapshot is shown: in full, as in the create response, or in the moment between two
  /// phases.
  enum View {
    FULL,
    /// Without the members that the create response does not have (6.3).
    CREATED,
    /// Scraping has just closed: analyzing shows as started although its stage opens a moment
    /// later.
    SCRAPING_CLOSED
  }

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Scraping(
      String state,
      int submitted,
      int valid,
      int succeeded,
      int failed,
      @Nullable Long startedAt,
      @Nullable Long completedAt,
      @Nullable Problem error) {}

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Analyzing(
      String state,
      int itemsAnalyzed,
      int itemsNeedingEnrichment,
      int itemsComplete,
      @Nullable Map<String, Long> fieldsToEnrich,
      @Nullable Long startedAt,
      @Nullable Long completedAt) {}

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Enriching(
      String state,
      int itemsToEnrich,
      int itemsEnriched,
      int itemsFailed,
      @Nullable String llmBatchId,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean batchMode,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Llm llm,
      @Nullable Long startedAt,
      @Nullable Long completedAt,
      @Nullable Problem error) {}

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Llm(String provider, String model, Usage usage, @Nullable Long completionTimeMs) {}

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Usage(long promptTokens, long completionTokens, long totalTokens) {}

  /// Exactly `code` and `message`.
  record Problem(String code, String message) {
    static @Nullable Problem of(@Nullable Failure failure) {
      return failure == null ? null : new Problem(failure.code(), failure.message());
    }
  }

  static Phases of(JobSnapshot job, View view, Answerer answerer) {
    StageSnapshot scrape = job.stage(AiropsPipeline.SCRAPING);
    StageSnapshot analyze = job.stage(AiropsPipeline.ANALYZING);
    StageSnapshot enrich = job.stage(AiropsPipeline.ENRICHING);
    Scraping scraping = scraping(scrape, job.job().itemCount());
    Analyzing analyzing = view == View.SCRAPING_CLOSED ? justStarted(scrape) : analyzing(analyze);
    boolean batchMode = job.job().input(AiropsJob.class).batchMode();
    Enriching enriching = enriching(enrich, analyze, view, batchMode, answerer);
    return new Phases(
        overall(scraping.state(), analyzing.state(), enriching.state()),
        scraping,
        analyzing,
        enriching);
  }

  /// Evaluated in the contract's order: failed, completed, pending, otherwise in progress.
  static String overall(String scraping, String analyzing, String enriching) {
    if (scraping.equals(FAILED) || analyzing.equals(FAILED) || enriching.equals(FAILED)) {
      return FAILED;
    }
    if (enriching.equals(COMPLETED) || enriching.equals(SKIPPED)) {
      return COMPLETED;
    }
    boolean nothingYet =
        scraping.equals(PENDING) && analyzing.equals(PENDING) && enriching.equals(PENDING);
    return nothingYet ? PENDING : "in_progress";
  }

  private static Scraping scraping(StageSnapshot stage, int urls) {
    Tally tally = stage.tally();
    int invalid = Math.toIntExact(tally.count(AiropsPipeline.INVALID));
    return new Scraping(
        state(stage),
        urls,
        urls - invalid,
        tally.succeeded(),
        tally.failed() - invalid,
        millis(stage.startedAt()),
        millis(stage.closedAt()),
        Problem.of(stage.failure()));
  }

  private static Analyzing justStarted(StageSnapshot scraping) {
    return scraping.status() == StageStatus.COMPLETE
        ? new Analyzing(STARTED, 0, 0, 0, null, millis(scraping.closedAt()), null)
        : new Analyzing(PENDING, 0, 0, 0, null, null, null);
  }

  private static Analyzing analyzing(StageSnapshot stage) {
    Tally tally = stage.tally();
    return new Analyzing(
        state(stage),
        tally.succeeded(),
        tally.goingOn(),
        tally.succeeded() - tally.goingOn(),
        stage.status() == StageStatus.COMPLETE ? fields(tally) : null,
        millis(stage.startedAt()),
        millis(stage.closedAt()));
  }

  private static Map<String, Long> fields(Tally tally) {
    Map<String, Long> fields = new LinkedHashMap<>();
    for (Field field : Field.values()) {
      fields.put(field.wire(), tally.count(field.wire()));
    }
    return fields;
  }

  private static Enriching enriching(
      StageSnapshot stage,
      StageSnapshot analyzing,
      View view,
      boolean batchMode,
      Answerer answerer) {
    Tally tally = stage.tally();
    boolean analyzed = analyzing.status() == StageStatus.COMPLETE;
    String state = state(stage);
    boolean begun = !state.equals(PENDING) && !state.equals(SKIPPED);
    boolean showMode = view == View.FULL || begun;
    return new Enriching(
        state,
        analyzed ? analyzing.tally().goingOn() : 0,
        tally.succeeded(),
        tally.failed(),
        stage.bulkHandle() == null ? null : AiropsPipeline.providerBatchId(stage.bulkHandle()),
        showMode ? batchMode : null,
        state.equals(COMPLETED) ? llm(stage, answerer) : null,
        millis(stage.startedAt()),
        millis(stage.closedAt()),
        Problem.of(stage.failure()));
  }

  private static Llm llm(StageSnapshot stage, Answerer answerer) {
    long prompt = stage.tally().count(AiropsPipeline.PROMPT_TOKENS);
    long completion = stage.tally().count(AiropsPipeline.COMPLETION_TOKENS);
    return new Llm(
        answerer.provider(),
        answerer.model(),
        new Usage(prompt, completion, prompt + completion),
        stage.startedAt() == null || stage.closedAt() == null
            ? null
            : Duration.between(stage.startedAt(), stage.closedAt()).toMillis());
  }

  /// A stage whose provider has not taken the work yet is still pending on the wire.
  private static String state(StageSnapshot stage) {
    return switch (stage.status()) {
      case WAITING -> PENDING;
      case RUNNING -> stage.startedAt() == null ? PENDING : STARTED;
      case COMPLETE -> COMPLETED;
      case FAILED, CANCELLED -> FAILED;
      case SKIPPED -> SKIPPED;
    };
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }
}
