package dev.sheaf.dialect.olostep;

import dev.sheaf.airops.AiropsJob;
import dev.sheaf.airops.AiropsPipeline;
import dev.sheaf.airops.Answerer;
import dev.sheaf.dialect.olostep.Phases.View;
import dev.sheaf.egress.Headers;
import dev.sheaf.egress.Urls;
import dev.sheaf.engine.JobChange;
import dev.sheaf.engine.JobSnapshot;
import dev.sheaf.engine.JobWatcher;
import dev.sheaf.job.JobStatus;
import dev.sheaf.webhook.BodyForm;
import dev.sheaf.webhook.DeliveryPolicy;
import dev.sheaf.webhook.EventId;
import dev.sheaf.webhook.NewEvent;
import dev.sheaf.webhook.Webhooks;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The nine events of an AirOps batch (2.5), each with the batch as it stood at that step. Written
/// in the step's own transaction, so no event is lost and none tells of what did not happen.
public final class AiropsEvents implements JobWatcher {

  private static final String PREFIX = "event.batch.airops.";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Webhooks webhooks;
  private final Answerer answerer;

  public AiropsEvents(Webhooks webhooks, Answerer answerer) {
    this.webhooks = webhooks;
    this.answerer = answerer;
  }

  /// What is sent. The timestamp is replaced at each attempt by the time of sending.
  private record Payload(String object, String id, long created, long timestamp, Phases status) {}

  @Override
  public String kind() {
    return AiropsPipeline.KIND;
  }

  @Override
  public void changed(JobChange change, JobSnapshot job) {
    String webhook = job.job().input(AiropsJob.class).webhook();
    String event = webhook == null ? null : event(change, job);
    if (webhook != null && event != null) {
      enqueue(webhook, event, job);
    }
  }

  /// The event that a step is told by. Two steps are told by none: the vendor has no
  /// analyzing_started and no analyzing_failed.
  private static @Nullable String event(JobChange change, JobSnapshot job) {
    return switch (change.kind()) {
      case ACCEPTED -> null;
      case STARTED -> "scraping_started";
      case STAGE_STARTED ->
          change.stage().equals(AiropsPipeline.ENRICHING) ? "enriching_started" : null;
      case STAGE_CLOSED -> closed(change.stage(), job);
      case ENDED -> isGood(job.job().status()) ? "completed" : "failed";
    };
  }

  private static @Nullable String closed(String stage, JobSnapshot job) {
    boolean failed = job.stage(stage).failure() != null;
    if (failed && stage.equals(AiropsPipeline.ANALYZING)) {
      return null;
    }
    return stage + (failed ? "_failed" : "_completed");
  }

  /// Failed URLs do not fail a batch, a failed phase does (1.4).
  private static boolean isGood(JobStatus status) {
    return status == JobStatus.COMPLETE || status == JobStatus.PARTIAL;
  }

  private void enqueue(String webhook, String event, JobSnapshot job) {
    View view = event.equals("scraping_completed") ? View.SCRAPING_CLOSED : View.EVENT;
    Payload payload =
        new Payload(
            PREFIX + event,
            job.job().publicId(),
            job.job().createdAt().toEpochMilli(),
            0,
            Phases.of(job, view, answerer));
    Optional.of(webhook)
        .flatMap(Urls::parse)
        .ifPresent(url ->
            webhooks.enqueue(
                new NewEvent(
                    job.job().orgId(),
                    job.job().id(),
                    EventId.create(),
                    payload.object(),
                    url,
                    JSON.writeValueAsBytes(payload),
                    BodyForm.FRESH_TIMESTAMP,
                    Headers.NONE,
                    DeliveryPolicy.FIVE_IN_HALF_AN_HOUR)));
  }
}
