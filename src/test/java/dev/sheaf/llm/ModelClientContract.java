package dev.sheaf.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.egress.AddressPolicy;
import dev.sheaf.egress.GuardedClient;
import dev.sheaf.failure.FailureKind;
import dev.sheaf.time.SettableTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What a [ModelClient] promises, whoever the provider is.
abstract class ModelClientContract {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final String KEY = "stub-key-123456";

  static final JsonNode SCHEMA =
      Json.MAPPER.readTree(
          """
          {"type": "object", "additionalProperties": false, "required": ["title", "year"],
           "properties": {"title": {"type": "string"}, "year": {"type": "integer"}}}
          """);
  private static final JsonNode LOOSE_SCHEMA =
      Json.MAPPER.readTree("{\"type\": \"object\", \"properties\": {\"title\": {}}}");

  final StubProvider stub = StubProvider.start();
  private final SettableTime time = new SettableTime("2026-11-23T10:00:00Z");
  private final GuardedClient http = new GuardedClient(AddressPolicy.PUBLIC_ONLY);
  private final Prices prices =
      Prices.standard().with(Map.of(StubProvider.MODEL, "2 10", "priced", "1 1"));

  abstract Provider provider();

  @AfterEach
  void stop() {
    stub.close();
    http.close();
  }

  @Test
  void answersWithText() throws InterruptedException {
    Answer.Text text = as(Answer.Text.class, ask(plain()));
    assertThat(text.text()).isEqualTo("About What is it?");
    assertThat(text.model()).isEqualTo(StubProvider.MODEL);
    assertThat(text.spent().usage()).isEqualTo(stub.usage());
  }

  @Test
  void answersWithWhatTheSchemaWants() throws InterruptedException {
    Answer.Structured answer = as(Answer.Structured.class, ask(structured()));
    assertThat(answer.value().path("title").asString()).isEqualTo("title of What is it?");
    assertThat(answer.value().path("year").asInt()).isEqualTo(1);
  }

  @Test
  void costsWhatThePricesSay() throws InterruptedException {
    Usage usage = ask(structured()).spent().usage();
    BigDecimal expected =
        BigDecimal.valueOf(usage.promptTokens() * 2 + usage.completionTokens() * 10, 6);
    assertThat(usage.promptTokens()).isPositive();
    assertThat(ask(structured()).spent().cost()).isEqualByComparingTo(expected);
    assertThat(client(withModel("unheard-of")).ask(plain()).spent().cost()).isNull();
  }

  @Test
  void saysHowMuchOfTheRateIsLeft() throws InterruptedException {
    assertThat(ask(plain()).rates())
        .isEqualTo(new RateHint(58L, NOW.plusMillis(62_500), 9_000L, NOW.plusMillis(120)));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 529, 409})
  void serverErrorsAreTriedLater(int status) throws InterruptedException {
    stub.next(StubFault.status(status));
    Answer.RetryLater later = as(Answer.RetryLater.class, ask(structured()));
    assertThat(later.failure().kind()).isEqualTo(FailureKind.TARGET);
    assertThat(later.failure().message()).contains("" + status);
    assertThat(later.notBefore()).isNull();
    assertThat(stub.requests()).as("retry is the engine's business").isEqualTo(1);
  }

  @Test
  void aRateLimitNamesTheTime() throws InterruptedException {
    stub.next(StubFault.rateLimited(7));
    Answer.RetryLater later = as(Answer.RetryLater.class, ask(plain()));
    assertThat(later.failure().code()).isEqualTo("LLM_RATE_LIMITED");
    assertThat(later.failure().kind()).isEqualTo(FailureKind.CAPACITY);
    assertThat(later.notBefore()).isEqualTo(NOW.plusSeconds(7));
  }

  @Test
  void aUsedUpLimitNamesTheTimeWhenNothingElseDoes() throws InterruptedException {
    stub.next(new StubFault.Status(429, "rate_limit_error", "Slow down.", usedUp()));
    Answer.RetryLater later = as(Answer.RetryLater.class, ask(plain()));
    assertThat(later.notBefore()).isEqualTo(NOW.plusSeconds(90));
  }

  @Test
  void aUsedUpLimitClosesTheClientUntilItIsFullAgain() throws InterruptedException {
    ModelClient client = client(settings());
    assertThat(client.closedUntil()).isBefore(NOW);
    stub.next(new StubFault.Status(429, "rate_limit_error", "Slow down.", usedUp()));
    client.ask(plain());
    assertThat(client.closedUntil()).isEqualTo(NOW.plusSeconds(90));
    client.ask(plain());
    assertThat(client.closedUntil()).isBefore(NOW);
  }

  /// The provider's headers for no requests left, until 90 seconds from now.
  abstract Map<String, String> usedUp();

  @Test
  void noMoneyIsFinal() throws InterruptedException {
    stub.next(new StubFault.Status(429, "insufficient_quota", "Pay first.", Map.of()));
    Answer.Rejected rejected = as(Answer.Rejected.class, ask(plain()));
    assertThat(rejected.failure().code()).isEqualTo("LLM_QUOTA_EXHAUSTED");
    assertThat(rejected.failure().kind()).isEqualTo(FailureKind.CAPACITY);
  }

  @Test
  void aWrongKeyIsFinalAndStaysSecret() throws InterruptedException {
    LlmSettings wrong =
        LlmSettings.of(
            provider(),
            settings().baseUrl(),
            new Secret(StubProvider.WRONG_KEY),
            StubProvider.MODEL);
    Answer.Rejected rejected = as(Answer.Rejected.class, client(wrong).ask(plain()));
    assertThat(rejected.failure().code()).isEqualTo("LLM_UNAUTHORIZED");
    assertThat(rejected.failure().message()).contains("_API_KEY");
    assertThat(rejected.toString()).doesNotContain(StubProvider.WRONG_KEY);
  }

  @Test
  void aKeyInAnErrorMessageIsTakenOut() throws InterruptedException {
    stub.next(new StubFault.Status(500, "api_error", "Failed with key " + KEY + ".", Map.of()));
    assertThat(ask(plain()).toString()).contains("Failed with key ***").doesNotContain(KEY);
  }

  @Test
  void anUnknownModelIsFinal() throws InterruptedException {
    Answer answer = client(withModel(StubProvider.UNKNOWN_MODEL)).ask(plain());
    assertThat(as(Answer.Rejected.class, answer).failure().code()).isEqualTo("LLM_NOT_FOUND");
  }

  @Test
  void aBadRequestIsFinal() throws InterruptedException {
    stub.next(new StubFault.Status(400, "invalid_request_error", "No such option.", Map.of()));
    Answer.Rejected rejected = as(Answer.Rejected.class, ask(plain()));
    assertThat(rejected.failure().code()).isEqualTo("LLM_BAD_REQUEST");
    assertThat(rejected.failure().message()).contains("No such option.");
    assertThat(stub.requests()).isEqualTo(1);
  }

  @Test
  void aHungServerIsGivenUpAtTheDeadline() throws InterruptedException {
    stub.next(new StubFault.Hang());
    Duration soon = Duration.ofMillis(300);
    LlmSettings hurried = settings().withTimeouts(soon, soon, soon);
    Answer.RetryLater later = as(Answer.RetryLater.class, client(hurried).ask(plain()));
    assertThat(later.failure().code()).isIn("READ_TIMEOUT", "DEADLINE_EXCEEDED");
  }

  @Test
  void aLostConnectionAndADeadServerAreTriedLater() throws InterruptedException {
    stub.always(new StubFault.Disconnect());
    as(Answer.RetryLater.class, ask(plain()));
    stub.close();
    Answer.RetryLater later = as(Answer.RetryLater.class, ask(plain()));
    assertThat(later.failure().code()).isEqualTo("CONNECT_FAILED");
  }

  @Test
  void aPageOfHtmlIsNoAnswer() throws InterruptedException {
    stub.next(new StubFault.HtmlPage());
    Answer.RetryLater later = as(Answer.RetryLater.class, ask(plain()));
    assertThat(later.failure().code()).isEqualTo("LLM_BAD_REPLY");
    assertThat(later.failure().message()).contains("base URL");
  }

  @Test
  void brokenJsonIsRepairedOnce() throws InterruptedException {
    stub.next(new StubFault.BrokenJson());
    Answer.Structured answer = as(Answer.Structured.class, ask(structured()));
    assertThat(stub.requests()).isEqualTo(2);
    assertThat(answer.spent().usage()).as("both tries").isEqualTo(stub.usage());
    assertThat(lastUserText()).contains("What is it?", "half an ans", "no JSON");
  }

  @Test
  void aWrongStructureIsRepairedWithItsErrors() throws InterruptedException {
    stub.next(new StubFault.WrongSchema());
    as(Answer.Structured.class, ask(structured()));
    assertThat(lastUserText()).contains("surprise", "title", "year");
    assertThat(stub.received())
        .extracting(StubProvider.Received::idempotencyKey)
        .doesNotHaveDuplicates();
  }

  @Test
  void whatStaysBrokenIsUnusable() throws InterruptedException {
    stub.always(new StubFault.WrongSchema());
    Answer.Unusable unusable = as(Answer.Unusable.class, ask(structured()));
    assertThat(unusable.why().code()).isEqualTo("LLM_WRONG_SCHEMA");
    assertThat(stub.requests()).isEqualTo(2);
    assertThat(unusable.spent().usage()).as("both tries").isEqualTo(stub.usage());
    assertThat(unusable.spent().cost()).isPositive();
  }

  @Test
  void aRepairThatIsPutOffKeepsWhatTheFirstTryCost() throws InterruptedException {
    stub.next(new StubFault.BrokenJson(), StubFault.rateLimited(3));
    Answer.RetryLater later = as(Answer.RetryLater.class, ask(structured()));
    assertThat(later.spent().usage()).isEqualTo(stub.usage());
    assertThat(later.spent().cost()).isPositive();
    assertThat(later.notBefore()).isEqualTo(NOW.plusSeconds(3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```json\\n{\"title\": \"t\", \"year\": 2}\\n```",
        "Gladly: {\"title\": \"t\", \"year\": 2,}",
      })
  void sloppyJsonNeedsNoRepair(String said) throws InterruptedException {
    stub.next(new StubFault.Says(said.replace("\\n", "\n")));
    Answer.Structured answer = as(Answer.Structured.class, ask(structured()));
    assertThat(answer.value().path("year").asInt()).isEqualTo(2);
    assertThat(stub.requests()).isEqualTo(1);
  }

  @Test
  void aRefusalIsFinalAndSaysWhy() throws InterruptedException {
    stub.next(new StubFault.Refusal("I will not describe that."));
    Answer.Refused refused = as(Answer.Refused.class, ask(structured()));
    assertThat(refused.reason()).isEqualTo("I will not describe that.");
    assertThat(refused.spent().usage()).isEqualTo(stub.usage());
    assertThat(stub.requests()).isEqualTo(1);
  }

  @Test
  void aCutOffAnswerIsUnusableWithoutRepair() throws InterruptedException {
    stub.next(new StubFault.CutOff());
    Answer.Unusable unusable = as(Answer.Unusable.class, ask(structured()));
    assertThat(unusable.why().code()).isEqualTo("LLM_CUT_OFF");
    assertThat(unusable.why().message()).contains("500 tokens");
    assertThat(stub.requests()).isEqualTo(1);
  }

  @Test
  void silenceIsUnusable() throws InterruptedException {
    stub.next(new StubFault.Says("  "));
    Answer.Unusable unusable = as(Answer.Unusable.class, ask(plain()));
    assertThat(unusable.why().code()).isEqualTo("LLM_EMPTY");
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 3"})
  void stepsDownWhereTheServerKnowsNoStructure(int refused, int requests)
      throws InterruptedException {
    stub.refusingShapes(provider() == Provider.OPENAI ? refused : 1);
    ModelClient client = client(settings());
    as(Answer.Structured.class, client.ask(structured()));
    int first = stub.requests();
    assertThat(first).isEqualTo(provider() == Provider.OPENAI ? requests : 2);
    as(Answer.Structured.class, client.ask(structured()));
    assertThat(stub.requests()).as("it is remembered").isEqualTo(first + 1);
  }

  @Test
  void aSchemaThatIsNotStrictIsTakenToo() throws InterruptedException {
    Prompt loose = new Prompt("Be brief.", "What is it?", LOOSE_SCHEMA, 500, "job/1");
    as(Answer.Structured.class, ask(loose));
    assertThat(stub.requests()).isEqualTo(1);
  }

  @Test
  void anUnusableSchemaIsRejected() throws InterruptedException {
    JsonNode schema = Json.MAPPER.readTree("{\"type\": \"object\", \"$ref\": \"#/nowhere\"}");
    Answer answer = ask(new Prompt("", "What is it?", schema, 500, "job/1"));
    assertThat(as(Answer.Rejected.class, answer).failure().code()).isEqualTo("LLM_BAD_SCHEMA");
    assertThat(stub.requests()).as("nothing is paid for it").isZero();
  }

  ModelClient client(LlmSettings settings) {
    return new Llm(settings, prices, http, time).live();
  }

  LlmSettings settings() {
    return stub.settings(provider());
  }

  LlmSettings withModel(String model) {
    return LlmSettings.of(provider(), settings().baseUrl(), new Secret(KEY), model);
  }

  Answer ask(Prompt prompt) throws InterruptedException {
    return client(settings()).ask(prompt);
  }

  static Prompt plain() {
    return new Prompt("Be brief.", "What is it?", null, 500, "job/1");
  }

  static Prompt structured() {
    return new Prompt("Be brief.", "What is it?", SCHEMA, 500, "job/1");
  }

  String lastUserText() {
    return StubModel.asked(Objects.requireNonNull(stub.received().getLast()).body()).user();
  }

  static <T extends Answer> T as(Class<T> type, Answer answer) {
    assertThat(answer).isInstanceOf(type);
    return type.cast(answer);
  }
}
