package dev.sheaf.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FlowExecutorTest {

  private final RunLab lab = new RunLab();
  private final Endpoint endpoint = new Endpoint();

  @AfterEach
  void close() {
    endpoint.close();
    lab.close();
  }

  private Target flow() {
    return lab.target(
        "acme/two-steps",
        """
        targets:
          - target: http/first
            price: 0.5
            http: {url: "%s", later: {every: 4s}}
          - target: http/second
            price: 0.25
            http: {url: "%s"}
          - target: acme/two-steps
            flow:
              nodes:
                - id: first
                  target: http/first
                  input: {q: "{{/input/question}}", all: "{{/input}}", gone: "{{/input/gone}}"}
                - id: second
                  target: http/second
                  input: {text: "<{{/nodes/first/text}}>", list: ["{{/nodes/first/outputs/0/type}}"]}
              output: {data: {one: "{{/nodes/first/text}}", two: "{{/nodes/second/data}}"}, outputs: []}
        """
            .formatted(endpoint.url("/first"), endpoint.url("/second")));
  }

  @Test
  void nodesRunInOrderAndFeedEachOther() throws InterruptedException {
    endpoint.json("/first", 200, "\"{{/input/question}}\"");
    endpoint.json("/second", 200, "{\"n\": 2}");
    UUID run = UUID.randomUUID();

    CallResult result =
        lab.executors.call(flow(), lab.call(run, "{'question': 'why?'}"), lab.notes);

    CallResult.Succeeded good = (CallResult.Succeeded) result;
    // what a node answers is a value, also when it looks like a placeholder
    assertThat(good.output().toString())
        .isEqualTo("{\"data\":{\"one\":\"{{/input/question}}\",\"two\":{\"n\":2}},\"outputs\":[]}");
    assertThat(good.cost()).isEqualByComparingTo("0.75");
    assertThat(good.costBreakdown()).isEqualTo(RunLab.json("{'first': '0.5', 'second': '0.25'}"));
    assertThat(endpoint.received.get(0).json().path("input"))
        .isEqualTo(RunLab.json("{'q': 'why?', 'all': {'question': 'why?'}}"));
    assertThat(endpoint.received.get(1).json().path("input"))
        .isEqualTo(RunLab.json("{'text': '<{{/input/question}}>', 'list': ['text']}"));
    assertThat(endpoint.received)
        .extracting(request -> request.header("Idempotency-key"))
        .containsExactly(run + ".first", run + ".second");
    assertThat(lab.notes.nodes)
        .extracting(node -> node.nodeId() + " " + node.state())
        .containsExactly("first RUNNING", "first SUCCEEDED", "second RUNNING", "second SUCCEEDED");
  }

  @Test
  void theFirstFailingNodeFailsTheRunAndWhatWasDoneIsPaidFor() throws InterruptedException {
    endpoint.json("/first", 200, "\"a\"");
    endpoint.json("/second", 400, "{}");

    CallResult.Failed failed = (CallResult.Failed) lab.run(flow(), "{'question': 'why?'}");

    assertThat(failed.failure().code()).isEqualTo("PROVIDER_ERROR");
    assertThat(failed.failure().message()).startsWith("node second: http/second answered 400");
    assertThat(failed.cost()).isEqualByComparingTo("0.5");
    NodeRun last = lab.notes.nodes.getLast();
    assertThat(last.state()).isEqualTo(NodeRun.State.FAILED);
    assertThat(last.errorMessage()).contains("answered 400");
  }

  @Test
  void aRetryDoesNotRepeatFinishedNodes() throws InterruptedException {
    Target flow = flow();
    TargetCall call = lab.call("{'question': 'why?'}");
    endpoint.json("/first", 200, "\"a\"");
    endpoint.json("/second", 500, "{}");

    assertThat(lab.executors.call(flow, call, lab.notes)).isInstanceOf(CallResult.Retry.class);
    endpoint.json("/second", 200, "1");
    CallResult.Succeeded good = (CallResult.Succeeded) lab.executors.call(flow, call, lab.notes);

    assertThat(good.cost()).isEqualByComparingTo("0.75");
    assertThat(endpoint.received)
        .extracting(Endpoint.Received::path)
        .containsExactly("/first", "/second", "/second");
  }

  @Test
  void aNodeMayAnswerLater() throws InterruptedException {
    Target flow = flow();
    TargetCall call = lab.call("{'question': 'why?'}");
    endpoint.json("/first", 202, "{}", "Location", "/poll");
    endpoint.json("/poll", 200, "\"later\"");
    endpoint.json("/second", 200, "1");

    assertThat(lab.executors.call(flow, call, lab.notes))
        .isEqualTo(new CallResult.Pending(Duration.ofSeconds(4)));
    CallResult result = lab.executors.call(flow, call, lab.notes);

    assertThat(((CallResult.Succeeded) result).output().at("/data/one").asString())
        .isEqualTo("later");
    assertThat(endpoint.received)
        .extracting(Endpoint.Received::path)
        .containsExactly("/first", "/poll", "/second");
  }

  @Test
  void aNodeWhoseInputDoesNotFitFails() throws InterruptedException {
    Target flow =
        lab.target(
            "acme/bad",
            """
            targets:
              - target: acme/bad
                flow:
                  nodes: [{id: nap, target: builtin/sleep, input: {ms: "{{/input/ms}}"}}]
            """);
    assertThat(lab.failure(flow, "{'ms': 'long'}").message())
        .isEqualTo("node nap: ms: Input should be a whole number");
    assertThat(lab.failure(flow, "{}").message()).isEqualTo("node nap: ms: Field required");
    assertThat(lab.good(flow, "{'ms': 5}").output().at("/data/ms").asInt()).isEqualTo(5);
  }
}
