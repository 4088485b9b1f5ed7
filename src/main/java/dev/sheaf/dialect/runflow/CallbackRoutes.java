package dev.sheaf.dialect.runflow;

import dev.sheaf.dialect.runflow.Callbacks.Sent;
import dev.sheaf.job.JobId;
import dev.sheaf.tenant.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What was told about batches and runs that have ended, and telling it once more (2.6, 2.12).
@RestController
@RequestMapping({"/v1", "/runflow/v1"})
@Tag(name = "Runflow: callbacks")
public class CallbackRoutes {

  private final Callbacks callbacks;
  private final CallbackBodies bodies;
  private final BatchRows batches;
  private final RunRows runs;

  public CallbackRoutes(
      Callbacks callbacks, CallbackBodies bodies, BatchRows batches, RunRows runs) {
    this.callbacks = callbacks;
    this.bodies = bodies;
    this.batches = batches;
    this.runs = runs;
  }

  @Operation(summary = "The deliveries of a batch's callback (2.6)")
  @GetMapping("/batches/{id}/callback")
  public ResponseEntity<byte[]> ofBatch(HttpServletRequest http, @PathVariable String id) {
    Caller caller = Access.enter(http, Access.RUNS_READ);
    BatchRow batch = batch(caller, id);
    return Wire.ok(
        callbacks.history(batch.orgId(), new JobId(batch.jobId())).stream()
            .map(sent -> DeliveryBody.ofBatch(batch.id(), sent))
            .toList());
  }

  @Operation(summary = "Send a batch's callback once more (2.6)")
  @PostMapping("/batches/{id}/callback-redeliveries")
  public ResponseEntity<byte[]> resendOfBatch(HttpServletRequest http, @PathVariable String id) {
    Caller caller = Access.enter(http, Access.RUNS_EXECUTE);
    BatchRow batch = batch(caller, id);
    Callbacks.Callback callback =
        bodies.ofBatch(batch).orElseThrow(() -> nothingToTell(batch.callbackUrl() != null));
    Sent sent = resend(callback);
    return Wire.reply(201, DeliveryBody.ofBatch(batch.id(), sent));
  }

  @Operation(summary = "The deliveries of a run's callback (2.12)")
  @GetMapping("/runs/{id}/callback")
  public ResponseEntity<byte[]> ofRun(HttpServletRequest http, @PathVariable String id) {
    Caller caller = Access.enter(http, Access.RUNS_READ);
    RunRow run = run(caller, id);
    // A batch tells about its runs itself.
    return Wire.ok(
        run.batchId() != null
            ? java.util.List.of()
            : callbacks.history(run.orgId(), new JobId(run.jobId())).stream()
                .map(sent -> DeliveryBody.ofRun(run.id(), sent))
                .toList());
  }

  @Operation(summary = "Send a run's callback once more (2.12)")
  @PostMapping("/runs/{id}/callback-redeliveries")
  public ResponseEntity<byte[]> resendOfRun(HttpServletRequest http, @PathVariable String id) {
    Caller caller = Access.enter(http, Access.RUNS_EXECUTE);
    RunRow run = run(caller, id);
    Callbacks.Callback callback =
        bodies.ofRun(run).orElseThrow(() -> nothingToTell(run.callbackUrl() != null));
    return Wire.reply(201, DeliveryBody.ofRun(run.id(), resend(callback)));
  }

  private Sent resend(Callbacks.Callback callback) {
    Optional<Sent> sent = callbacks.resend(callback);
    return sent.orElseThrow(() ->
        Refusal.invalid(
            Problem.at(
                "conflict", "A delivery is on its way already; wait until it ends", "path", "id")));
  }

  private static Refusal nothingToTell(boolean hasUrl) {
    return Refusal.invalid(
        hasUrl
            ? Problem.at(
                "conflict", "It has not ended yet, so there is nothing to send", "path", "id")
            : Problem.at("value_error", "It has no callback_url", "path", "id"));
  }

  private BatchRow batch(Caller caller, String id) {
    return batches
        .find(caller.orgId(), Ids.uuid(id, "batch_id"))
        .orElseThrow(() -> Refusal.notFound("batch"));
  }

  private RunRow run(Caller caller, String id) {
    return runs.find(caller.orgId(), Ids.uuid(id, "run_id"))
        .orElseThrow(() -> Refusal.notFound("run"));
  }
}
