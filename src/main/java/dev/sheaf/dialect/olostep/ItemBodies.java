package dev.sheaf.dialect.olostep;

import dev.sheaf.airops.AiropsJob;
import dev.sheaf.airops.Analysis;
import dev.sheaf.airops.PageFields;
import dev.sheaf.dialect.olostep.Phases.Problem;
import dev.sheaf.engine.Engine;
import dev.sheaf.engine.ItemResult;
import dev.sheaf.engine.JobSnapshot;
import dev.sheaf.engine.JobSnapshot.StageSnapshot;
import dev.sheaf.failure.Failure;
import dev.sheaf.job.JobStatus;
import dev.sheaf.job.StageStatus;
import dev.sheaf.job.Tally;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// The answer to an items request (2.4): one document with every item, written page by page so that
/// ten thousand of them never stand in memory together.
final class ItemBodies {

  private static final int PAGE = 500;
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final DateTimeFormatter ISO_MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private ItemBodies() {}

  static void write(JobSnapshot job, Engine engine, OutputStream out) {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringProperty("batch_id", job.job().publicId());
      if (job.job().status().isTerminal()) {
        ended(job, engine, json);
      } else {
        running(json);
      }
      json.writeEndObject();
    }
  }

  private static void running(JsonGenerator json) {
    json.writeStringProperty("status", "in_progress");
    json.writeArrayPropertyStart("items");
    json.writeEndArray();
    json.writeStringProperty(
        "message",
        "Batch is still processing. Items will be available when status is \"completed\".");
  }

  private static void ended(JobSnapshot job, Engine engine, JsonGenerator json) {
    Ending ending = Ending.of(job);
    Tally tally = job.tally();
    Instant endedAt = job.job().endedAt();
    json.writeStringProperty("completed_at", endedAt == null ? null : ISO_MILLIS.format(endedAt));
    json.writeStringProperty("status", ending.failure() == null ? "completed" : "failed");
    json.writePOJOProperty(
        "counts", counts(tally.total(), tally.succeeded(), tally.total() - tally.succeeded()));
    json.writeArrayPropertyStart("items");
    for (int from = 0; from < job.job().itemCount(); from += PAGE) {
      for (ItemResult item : engine.items(job.job().id(), from, PAGE)) {
        json.writePOJO(item(item, ending));
      }
    }
    json.writeEndArray();
    if (ending.failure() != null) {
      json.writeStringProperty("message", "The batch failed: " + ending.failure().message());
    }
  }

  private static Map<String, Integer> counts(int total, int succeeded, int failed) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put("total", total);
    counts.put("succeeded", succeeded);
    counts.put("failed", failed);
    return counts;
  }

  private static Map<String, @Nullable Object> item(ItemResult item, Ending ending) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("custom_id", item.clientRef());
    body.put("url", item.input(AiropsJob.Item.class).url());
    Integer stage = item.stageNo();
    if (stage != null && item.failure() != null) {
      failed(body, ending.stages().get(stage), item.failure());
    } else if (stage == null || item.goesOn()) {
      failed(body, ending.stage(), ending.failureOr("The batch ended before this item was done"));
    } else {
      completed(body, item.output(Analysis.class).fields());
    }
    return body;
  }

  private static void completed(Map<String, @Nullable Object> body, PageFields fields) {
    body.put("status", "completed");
    body.put("page_type", fields.pageType());
    body.put("author", fields.author());
    body.put("date_published", fields.datePublished());
    body.put("date_modified", fields.dateModified());
    body.put("brand_mentions", fields.brandMentions());
  }

  private static void failed(Map<String, @Nullable Object> body, String stage, Failure failure) {
    body.put("status", "failed");
    body.put("failed_stage", stage);
    body.put("error", new Problem(code(stage, failure), failure.message()));
  }

  /// One published code a phase; only a URL that is not called at all has its own (6.11).
  private static String code(String stage, Failure failure) {
    return switch (stage) {
      case "scraping" -> failure.code().equals("INVALID_URL") ? "INVALID_URL" : "SCRAPE_FAILED";
      case "analyzing" -> "ANALYZE_FAILED";
      default -> "ENRICHMENT_FAILED";
    };
  }

  /// How the batch ended: the stage that failed as a whole, if one did.
  private record Ending(List<String> stages, String stage, @Nullable Failure failure) {

    static Ending of(JobSnapshot job) {
      List<String> names = job.stages().stream().map(StageSnapshot::name).toList();
      for (StageSnapshot stage : job.stages()) {
        if (stage.status() == StageStatus.FAILED || stage.status() == StageStatus.CANCELLED) {
          return new Ending(names, stage.name(), reason(job, stage));
        }
      }
      Failure none = job.job().status() == JobStatus.CANCELLED ? cancelled() : null;
      return new Ending(names, names.getFirst(), none);
    }

    private static Failure reason(JobSnapshot job, StageSnapshot stage) {
      Failure failure = stage.failure() != null ? stage.failure() : job.job().failure();
      return failure != null ? failure : cancelled();
    }

    private static Failure cancelled() {
      return Failure.caller("CANCELLED", "The batch was cancelled");
    }

    Failure failureOr(String otherwise) {
      return failure != null ? failure : Failure.ours("UNFINISHED", otherwise);
    }
  }
}
