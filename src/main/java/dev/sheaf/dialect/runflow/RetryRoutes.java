package dev.sheaf.dialect.runflow;

import dev.sheaf.run.NewRuns;
import dev.sheaf.run.NewRuns.NewRun;
import dev.sheaf.run.Runs;
import dev.sheaf.run.Target;
import dev.sheaf.run.Targets;
import dev.sheaf.tenant.Answer;
import dev.sheaf.tenant.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// Trying the failed runs of a batch again; ours.
@RestController
@RequestMapping("/runflow/v1")
@Tag(name = "Runflow: batches")
public class RetryRoutes {

  private static final String BATCH = "batch";

  private final Reader reader;
  private final BatchRows batches;
  private final Targets targets;
  private final Retries retries;
  private final TermsReader terms;
  private final Runs runs;
  private final Once once;

  public RetryRoutes(
      Reader reader,
      BatchRows batches,
      Targets targets,
      Retries retries,
      TermsReader terms,
      Runs runs,
      Once once) {
    this.reader = reader;
    this.batches = batches;
    this.targets = targets;
    this.retries = retries;
    this.terms = terms;
    this.runs = runs;
    this.once = once;
  }

  @Operation(
      summary = "Run only what failed again, as a batch of its own; ours",
      description =
          "The batch must have ended. The new one has its failed runs in their order, with "
              + "include_canceled the cancelled ones too, on the target as it is now; metadata and "
              + "callback_url are the old one's, budget, deadline and priority may be given anew.")
  @PostMapping("/batches/{batchId}/retries")
  public ResponseEntity<byte[]> retry(HttpServletRequest http, @PathVariable String batchId)
      throws IOException {
    Caller caller = Access.enter(http, Access.RUNS_CREATE);
    ObjectNode body = Bodies.objectOrEmpty(http);
    BatchRow batch =
        batches
            .find(caller.orgId(), Ids.uuid(batchId, "batch_id"))
            .orElseThrow(() -> Refusal.notFound(BATCH));
    return once.reply(
        http, caller, body, () -> accept(caller, wanted(http, caller, batch, new Fields(body))));
  }

  private NewRuns wanted(HttpServletRequest http, Caller caller, BatchRow batch, Fields fields) {
    boolean withCancelled = Boolean.TRUE.equals(fields.bool("include_canceled"));
    var under = terms.read(fields).retrying(batch.id());
    fields.refuseIfWrong();
    if (!batch.isTerminal()) {
      throw refused("conflict", "The batch has not ended: wait for its end, or cancel it first.");
    }
    Target target =
        targets
            .byId(caller.orgId(), batch.targetId())
            .filter(Target::enabled)
            .orElseThrow(() -> refused("value_error", "The batch's target is gone or disabled."));
    List<NewRun> again = retries.of(batch, target, withCancelled);
    if (again.isEmpty()) {
      throw refused("value_error", "The batch has no runs to try again.");
    }
    return new NewRuns(
        caller.orgId(),
        caller.keyId(),
        target,
        true,
        again,
        (ObjectNode) batch.metadata(),
        url(batch.callbackUrl()),
        NewRunsReader.SOURCE,
        NewRunsReader.requestId(http),
        under);
  }

  private Answer accept(Caller caller, NewRuns wanted) {
    return new Answer(
        201, Map.of(), Wire.bytes(reader.created(caller.orgId(), runs.submit(wanted))));
  }

  private static @Nullable URI url(@Nullable String text) {
    return text == null ? null : URI.create(text);
  }

  private static Refusal refused(String type, String message) {
    return Refusal.invalid(Problem.at(type, message, "path", "batch_id"));
  }
}
