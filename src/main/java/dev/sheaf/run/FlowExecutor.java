package dev.sheaf.run;

import dev.sheaf.run.NodeRun.State;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Runs the nodes of a flow in order. What a node came to is recorded before the next one begins,
/// so that neither a retry nor a crash runs a finished node again. The first node that fails fails
/// the run; what the nodes before it cost is its cost.
final class FlowExecutor {

  /// Calls the target of a node.
  @FunctionalInterface
  interface Nodes {
    CallResult call(Target target, TargetCall call, String node, RunLog log)
        throws InterruptedException;
  }

  private final ExecutorParts parts;
  private final OpenCalls open;
  private final Nodes nodes;

  FlowExecutor(ExecutorParts parts, OpenCalls open, Nodes nodes) {
    this.parts = parts;
    this.open = open;
    this.nodes = nodes;
  }

  CallResult call(Action.Flow flow, Work work) throws InterruptedException {
    ObjectNode facts = Json.object();
    facts.set("input", work.input());
    ObjectNode outputs = facts.putObject("nodes");
    BigDecimal cost = BigDecimal.ZERO;
    JsonNode last = Json.object();
    for (FlowNode node : flow.nodes()) {
      Optional<OpenCalls.Open> done = finished(work, node);
      if (done.isEmpty()) {
        CallResult result = run(node, work, facts);
        if (!(result instanceof CallResult.Succeeded good)) {
          return ended(result, cost);
        }
        open.finish(
            work.call().runId(), record(node), good.output(), good.cost(), parts.time().instant());
        last = good.output();
        cost = cost.add(good.cost());
      } else {
        last = answer(done.get());
        cost = cost.add(done.get().cost());
      }
      outputs.set(node.id(), last);
    }
    return new CallResult.Succeeded(output(flow, facts, last), cost, breakdown(flow, work));
  }

  /// The node's own open call goes by its id; what it came to has a name no node can have.
  private static String record(FlowNode node) {
    return node.id() + "/done";
  }

  private Optional<OpenCalls.Open> finished(Work work, FlowNode node) {
    return open.find(work.call().runId(), record(node));
  }

  private static JsonNode answer(OpenCalls.Open done) {
    JsonNode answer = done.answer();
    return answer == null ? Json.object() : answer;
  }

  private CallResult run(FlowNode node, Work work, ObjectNode facts) throws InterruptedException {
    Target target = target(node);
    if (target == null) {
      return CallResult.failed(
          RunFailure.of(
              RunFailure.INTERNAL_ERROR,
              "The node %s calls a version of %s that is gone".formatted(node.id(), node.path())));
    }
    ObjectNode input = Templates.mappedObject(node.input(), facts);
    Instant began = parts.time().instant();
    report(node, work, input, began, null);
    CallResult result = nodes.call(target, inner(work.call(), input), node.id(), work.log());
    report(node, work, input, began, result);
    return named(node, result);
  }

  private @Nullable Target target(FlowNode node) {
    UUID version = node.versionId();
    return version == null ? null : parts.targets().version(version).orElse(null);
  }

  private static TargetCall inner(TargetCall outer, ObjectNode input) {
    return new TargetCall(
        outer.orgId(),
        outer.runId(),
        outer.batchId(),
        outer.sequenceIndex(),
        outer.clientRef(),
        input,
        outer.metadata(),
        outer.attempt());
  }

  private void report(
      FlowNode node, Work work, ObjectNode input, Instant began, @Nullable CallResult result) {
    boolean ended = result != null && !(result instanceof CallResult.Pending);
    work.log()
        .node(
            new NodeRun(
                node.id(),
                node.path(),
                state(result),
                input,
                result instanceof CallResult.Succeeded good ? good.output() : null,
                cost(result),
                work.call().attempt() - 1,
                why(result),
                began,
                ended ? parts.time().instant() : null));
  }

  private static State state(@Nullable CallResult result) {
    return switch (result) {
      case CallResult.Succeeded _ -> State.SUCCEEDED;
      case CallResult.Failed _, CallResult.Retry _ -> State.FAILED;
      case CallResult.Pending _ -> State.RUNNING;
      case null -> State.RUNNING;
    };
  }

  private static BigDecimal cost(@Nullable CallResult result) {
    return switch (result) {
      case CallResult.Succeeded good -> good.cost();
      case CallResult.Failed failed -> failed.cost();
      case CallResult.Retry retry -> retry.cost();
      case CallResult.Pending _ -> BigDecimal.ZERO;
      case null -> BigDecimal.ZERO;
    };
  }

  private static @Nullable String why(@Nullable CallResult result) {
    return switch (result) {
      case CallResult.Failed failed -> failed.failure().message();
      case CallResult.Retry retry -> retry.why().message();
      case CallResult.Succeeded _, CallResult.Pending _ -> null;
      case null -> null;
    };
  }

  /// Says in the failure which node it was.
  private static CallResult named(FlowNode node, CallResult result) {
    return switch (result) {
      case CallResult.Failed(RunFailure why, BigDecimal cost) ->
          new CallResult.Failed(named(node, why), cost);
      case CallResult.Retry(RunFailure why, var after, BigDecimal cost, boolean slowDown) ->
          new CallResult.Retry(named(node, why), after, cost, slowDown);
      case CallResult.Succeeded _, CallResult.Pending _ -> result;
    };
  }

  private static RunFailure named(FlowNode node, RunFailure why) {
    return new RunFailure(
        why.code(), "node %s: %s".formatted(node.id(), why.message()), why.stage());
  }

  /// Finished nodes are paid for when the run ends, not at every try in between.
  private static CallResult ended(CallResult result, BigDecimal before) {
    return result instanceof CallResult.Failed(RunFailure why, BigDecimal cost)
        ? new CallResult.Failed(why, cost.add(before))
        : result;
  }

  private static JsonNode output(Action.Flow flow, ObjectNode facts, JsonNode last) {
    JsonNode template = flow.output();
    return template == null ? last : Outputs.normal(Templates.mapped(template, facts));
  }

  private ObjectNode breakdown(Action.Flow flow, Work work) {
    ObjectNode breakdown = Json.object();
    for (FlowNode node : flow.nodes()) {
      finished(work, node).ifPresent(done -> breakdown.put(node.id(), done.cost().toPlainString()));
    }
    return breakdown;
  }
}
