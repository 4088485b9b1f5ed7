package dev.sheaf.run;

import dev.sheaf.asset.AssetReferences.Exchanged;
import dev.sheaf.egress.Call;
import dev.sheaf.egress.Headers;
import dev.sheaf.egress.Limits;
import dev.sheaf.egress.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Calls users' endpoints (contract, 6.21): the run as JSON with an `Idempotency-Key`, and a 2xx
/// answer becomes the output.
///
/// The guarded client sends a request with a body once: whether a lost one is sent again is decided
/// by the attempts of the target, and endpoints drop repeats by the key.
final class HttpExecutor {

  private static final Duration CONNECT_MAX = Duration.ofSeconds(10);

  private final ExecutorParts parts;
  private final HttpHeaders headers;
  private final HttpResults results;
  private final LaterCalls later;
  private final OpenCalls open;
  private final Callbacks callbacks;

  HttpExecutor(ExecutorParts parts, OpenCalls open, Callbacks callbacks) {
    this.parts = parts;
    this.open = open;
    this.callbacks = callbacks;
    this.headers = new HttpHeaders(parts.secrets());
    this.results = new HttpResults(parts);
    this.later = new LaterCalls(parts, open, results);
  }

  CallResult call(Action.Http action, Work work) throws InterruptedException {
    HttpHeaders.Ready ready = headers.ready(action, work);
    if (ready.problem() != null) {
      return CallResult.failed(ready.problem());
    }
    if (action.later() != null) {
      UUID run = work.call().runId();
      Optional<OpenCalls.Open> known = open.find(run, work.node());
      if (known.isPresent() && known.get().state() != OpenCalls.State.SENT) {
        return later.resume(action, action.later(), work, known.get(), ready);
      }
      if (action.later().callback()) {
        // before the request goes out, for the callback may be faster than the answer
        open.begin(run, work.node(), parts.time().instant());
      }
    }
    return send(action, work, ready);
  }

  private CallResult send(Action.Http action, Work work, HttpHeaders.Ready ready)
      throws InterruptedException {
    Exchanged input = parts.references().signed(work.org(), work.input());
    if (!input.isGood()) {
      return CallResult.failed(
          RunFailure.of(RunFailure.ASSET_NOT_FOUND, input.problems().getFirst().message()));
    }
    long began = parts.time().nanos();
    Reply reply = parts.http().call(request(action, work, ready, input.tree()));
    Duration took = Duration.ofNanos(parts.time().nanos() - began);
    if (action.later() != null
        && reply instanceof Reply.Answered answer
        && answer.status() == 202) {
      return later.taken(action, action.later(), work, answer);
    }
    return results.of(action, work, reply, took, ready);
  }

  private Call request(Action.Http action, Work work, HttpHeaders.Ready ready, JsonNode input) {
    byte[] body = Json.MAPPER.writeValueAsBytes(body(action, work, input));
    Headers all =
        ready
            .headers()
            .with("Accept", "application/json, */*;q=0.5")
            .with("Idempotency-Key", work.key());
    return new Call(
        action.method(),
        action.url(),
        all,
        body,
        "application/json",
        limits(action, work),
        action.inside());
  }

  private ObjectNode body(Action.Http action, Work work, JsonNode input) {
    TargetCall call = work.call();
    ObjectNode body = Json.object();
    body.put("run_id", call.runId().toString());
    body.put("batch_id", call.batchId() == null ? null : call.batchId().toString());
    body.put("sequence_index", call.sequenceIndex());
    body.put("client_ref", call.clientRef());
    body.set("input", input);
    body.set("metadata", call.metadata() == null ? Json.MAPPER.nullNode() : call.metadata());
    if (action.later() != null && action.later().callback()) {
      body.put("callback_url", callbacks.url(work));
    }
    return body;
  }

  static Limits limits(Action.Http action, Work work) {
    Duration total = work.target().timeout();
    Duration connect = total.compareTo(CONNECT_MAX) < 0 ? total : CONNECT_MAX;
    return new Limits(connect, total, total, action.responseBytes(), false);
  }
}
