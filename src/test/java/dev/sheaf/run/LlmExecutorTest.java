package dev.sheaf.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.llm.Provider;
import dev.sheaf.llm.StubFault;
import dev.sheaf.llm.StubProvider;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class LlmExecutorTest {

  private final StubProvider stub =
      StubProvider.start()
          .answering(asked ->
              asked.schema() == null
                  ? Json.text("[" + asked.system() + "|" + asked.user() + "]")
                  : RunLab.json("{'mood': 'good'}"));
  private final RunLab lab = new RunLab(stub.settings(Provider.OPENAI));

  @AfterEach
  void close() {
    lab.close();
    stub.close();
  }

  private Target target(String llm) {
    return lab.target(
        "llm/t",
        """
        targets:
          - target: llm/t
            timeout: 5s
            llm:
        %s\
        """
            .formatted(llm.indent(6)));
  }

  @Test
  void templatesAreFilledWithTextAndNothingElse() throws InterruptedException {
    Target target =
        target(
            "system: \"You are {{ role }}.\"\nuser: \"{{q}} {{list}} {{n}}{{gone}}{{the key}}\"");

    CallResult.Succeeded good =
        lab.good(
            target,
            "{'role': 'terse', 'q': '{{role}} $1 \\\\', 'list': [1, 2], 'n': 0.50, 'the key':"
                + " true}");

    assertThat(good.output())
        .isEqualTo(
            RunLab.json(
                """
                {'outputs': [{'type': 'text', 'text': '[You are terse.|{{role}} $1 \\\\ [1,2] 0.50true]'}],
                 'text': '[You are terse.|{{role}} $1 \\\\ [1,2] 0.50true]'}
                """));
  }

  @Test
  void theCostFollowsFromTokensAndPrices() throws InterruptedException {
    Target target =
        target("user: \"{{q}}\"\nmodel: priced\ninput-price: 1000000\noutput-price: 2000000");

    CallResult.Succeeded good = lab.good(target, "{'q': 'hello'}");

    long prompt =
        java.util.Objects.requireNonNull(good.costBreakdown()).path("prompt_tokens").asLong();
    long answer = good.costBreakdown().path("completion_tokens").asLong();
    assertThat(prompt).isPositive();
    assertThat(good.cost()).isEqualByComparingTo(Long.toString(prompt + 2 * answer));
    assertThat(good.costBreakdown().path("total_tokens").asLong()).isEqualTo(prompt + answer);
    assertThat(good.costBreakdown().path("cost").asString()).matches("\\d+(\\.\\d+)?");
  }

  @Test
  void aSchemaGivesData() throws InterruptedException {
    Target target =
        target(
            """
            user: "{{q}}"
            schema:
              type: object
              properties: {mood: {type: string}}
              required: [mood]
              additionalProperties: false
            """);
    assertThat(lab.good(target, "{'q': 'x'}").output())
        .isEqualTo(RunLab.json("{'outputs': [], 'data': {'mood': 'good'}}"));

    stub.always(new StubFault.WrongSchema());
    CallResult.Failed failed = (CallResult.Failed) lab.run(target, "{'q': 'x'}");
    assertThat(failed.failure().code()).isEqualTo("OUTPUT_INVALID");
    assertThat(failed.failure().stage()).isEqualTo(FailureStage.POSTPROCESS);
  }

  @Test
  void anOwnServerAndKey() throws InterruptedException {
    Target target =
        target(
            "user: \"{{q}}\"\nbase-url: %s\nkey: OUR_KEY\nmodel: %s"
                .formatted(stub.openAiUrl(), StubProvider.MODEL));

    assertThat(lab.failure(target, "{'q': 'x'}").message())
        .isEqualTo("llm/t: the secret OUR_KEY is not set");
    lab.secrets.put(null, "OUR_KEY", StubProvider.WRONG_KEY);
    RunFailure refused = lab.failure(target, "{'q': 'x'}");
    lab.secrets.put(null, "OUR_KEY", "sk-right");

    assertThat(refused.code()).isEqualTo("MODEL_UNAVAILABLE");
    assertThat(refused.message()).doesNotContain(StubProvider.WRONG_KEY);
    lab.good(target, "{'q': 'x'}");
  }

  @Test
  void faultsOfTheProvider() throws InterruptedException {
    Target target = target("user: \"{{q}}\"");
    stub.next(StubFault.rateLimited(9));
    CallResult.Retry limited = (CallResult.Retry) lab.run(target, "{'q': 'x'}");
    assertThat(limited.why().code()).isEqualTo("PROVIDER_RATE_LIMITED");
    assertThat(limited.after()).isEqualTo(Duration.ofSeconds(9));
    assertThat(limited.slowDown()).isTrue();

    stub.next(StubFault.status(500));
    CallResult.Retry broken = (CallResult.Retry) lab.run(target, "{'q': 'x'}");
    assertThat(broken.why().code()).isEqualTo("PROVIDER_ERROR");
    assertThat(broken.slowDown()).isFalse();

    stub.next(new StubFault.Refusal("not nice"));
    assertThat(lab.failure(target, "{'q': 'x'}").message()).contains("not nice");
    assertThat(lab.failure(target, "{}").code()).isEqualTo("INPUT_VALIDATION_FAILED");
  }

  @Test
  void withoutAModelThereIsNone() throws InterruptedException {
    try (RunLab without = new RunLab()) {
      Target target = without.target("llm/t", "targets: [{target: llm/t, llm: {user: \"{{q}}\"}}]");
      assertThat(without.failure(target, "{'q': 'x'}").code()).isEqualTo("MODEL_UNAVAILABLE");
    }
  }

  @Test
  void aPromptHasItsLimit() throws InterruptedException {
    Target target = target("user: \"{{q}}{{q}}\"");
    String input =
        JsonMapper.shared().createObjectNode().put("q", "x".repeat(1_500_000)).toString();
    CallResult result = lab.executors.call(target, lab.call(input), lab.notes);
    assertThat(((CallResult.Failed) result).failure().code()).isEqualTo("INPUT_VALIDATION_FAILED");
  }
}
