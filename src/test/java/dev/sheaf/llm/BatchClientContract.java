package dev.sheaf.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.sheaf.llm.BatchState.Status;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What a [BatchClient] promises, whoever the provider is.
abstract class BatchClientContract extends BatchFixture {

  @Test
  void handsOverPollsAndCollects() throws InterruptedException {
    BatchHandle handle = submit(KEY, 5);
    BatchState.Running running = (BatchState.Running) client().poll(handle);
    assertThat(running.counts().total()).isEqualTo(5);
    assertThat(running.pollAfter()).isEqualTo(LlmSettings.DEFAULT_BATCH_POLL);
    assertThat(ended(handle).status()).isEqualTo(Status.COMPLETED);
    assertThat(collect(handle, 5)).isEqualTo(new Collected(5, 0, 0, 0, null));
    JsonNode value = answer(Answer.Structured.class, "item-4").value();
    assertThat(value.path("title").asString()).isEqualTo("title of Question 4");
  }

  @Test
  void everyLineCostsHalf() throws InterruptedException {
    BatchHandle handle = finished(KEY, 3);
    collect(handle, 3);
    Spent sum = answers.values().stream().map(Answer::spent).reduce(Spent.NOTHING, Spent::plus);
    assertThat(sum.usage()).isEqualTo(stub.usage());
    assertThat(sum.cost())
        .isEqualByComparingTo(
            BigDecimal.valueOf(
                stub.usage().promptTokens() + stub.usage().completionTokens() * 5, 6));
  }

  @Test
  void anOldBatchIsLookedAtLessOften() throws InterruptedException {
    stub.batchLooks(100);
    BatchHandle handle = submit(KEY, 1);
    time.advance(Duration.ofMinutes(10));
    assertThat(pollAfter(handle)).isEqualTo(Duration.ofMinutes(1));
    time.advance(Duration.ofHours(5));
    assertThat(pollAfter(handle)).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void aLostReplyDoesNotMeanPayingTwice() throws InterruptedException {
    stub.batchFaults(StubBatchFault.TAKEN_BUT_UNANSWERED);
    Submitted submitted = client().submit(KEY, requests(4));
    assertThat(submitted).isInstanceOf(Submitted.NotYet.class);
    assertThat(stub.batchCount()).as("what is paid for").isEqualTo(1);
    stub.batchFaults();
    BatchHandle handle = found(client().find(KEY, SUBMITTED, 4));
    ended(handle);
    assertThat(collect(handle, 4).delivered()).isEqualTo(4);
  }

  @Test
  void aCrashAfterTheSubmitDoesNotMeanPayingTwice() throws InterruptedException {
    time.advance(Duration.ofHours(-2));
    submit("other/before", 4);
    time.advance(Duration.ofHours(2));
    BatchHandle lost = submit(KEY, 4);
    submit("other/after", 5);
    stub.pageSize(1);
    assertThat(found(client().find(KEY, SUBMITTED, 4))).isEqualTo(lost);
    stub.endBatches();
    assertThat(found(client().find(KEY, SUBMITTED, 4))).isEqualTo(lost);
  }

  @Test
  void whatWasNeverSubmittedIsNotFound() throws InterruptedException {
    assertThat(client().find(KEY, SUBMITTED, 4)).isEqualTo(new Found.Nothing());
    submit("another/key", 4);
    stub.endBatches();
    assertThat(client().find(KEY, SUBMITTED, 4)).isEqualTo(new Found.Nothing());
  }

  @Test
  void aSilentProviderIsNoReasonToSubmitAgain() throws InterruptedException {
    stub.close();
    assertThat(client().find(KEY, SUBMITTED, 4)).isInstanceOf(Found.Unclear.class);
    assertThat(client().poll(new BatchHandle("batch_1", KEY)))
        .isInstanceOf(BatchState.Trouble.class);
    assertThat(client().submit(KEY, requests(1))).isInstanceOf(Submitted.NotYet.class);
    assertThat(collect(new BatchHandle("batch_1", KEY), 1).failure()).isNotNull();
  }

  @Test
  void aReplyWithoutAListIsNoReasonToSubmitAgain() throws InterruptedException, IOException {
    HttpServer odd =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    odd.createContext("/", exchange -> StubReply.text(exchange, 200, "application/json", "{}"));
    odd.start();
    try {
      URI url = URI.create("http://127.0.0.1:" + odd.getAddress().getPort());
      LlmSettings settings = LlmSettings.of(provider(), url, new Secret("k"), "m");
      assertThat(client(settings).find(KEY, SUBMITTED, 4)).isInstanceOf(Found.Unclear.class);
      assertThat(client(settings).submit(KEY, requests(1))).isInstanceOf(Submitted.NotYet.class);
    } finally {
      odd.stop(0);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"REVERSED", "JUNK_LINES", "DUPLICATES_ONE"})
  void oddFilesGiveEveryAnswerOnce(StubBatchFault fault) throws InterruptedException {
    stub.batchFaults(fault);
    Collected collected = collect(finished(KEY, 6), 6);
    boolean junk = fault == StubBatchFault.JUNK_LINES;
    int duplicates = fault == StubBatchFault.DUPLICATES_ONE ? 1 : 0;
    assertThat(collected).isEqualTo(new Collected(6, junk ? 1 : 0, duplicates, junk ? 1 : 0, null));
    assertThat(answers).hasSize(6);
    assertThat(answers.values()).allMatch(Answer.Structured.class::isInstance);
  }

  @Test
  void aLostLineIsMissingAndNothingElse() throws InterruptedException {
    stub.batchFaults(StubBatchFault.LOSES_ONE);
    assertThat(collect(finished(KEY, 3), 3).delivered()).isEqualTo(2);
    assertThat(answers).containsOnlyKeys("item-0", "item-1");
  }

  @Test
  void anExpiredBatchKeepsWhatWasDone() throws InterruptedException {
    stub.batchFaults(StubBatchFault.EXPIRES_HALF_DONE);
    BatchHandle handle = submit(KEY, 4);
    assertThat(ended(handle).status()).isEqualTo(Status.EXPIRED);
    assertThat(collect(handle, 4).delivered()).isEqualTo(4);
    assertThat(answers.get("item-1")).isInstanceOf(Answer.Structured.class);
    assertThat(failureCode("item-2")).isEqualTo("LLM_BATCH_EXPIRED");
    assertThat(failureCode("item-3")).isEqualTo("LLM_BATCH_EXPIRED");
  }

  @Test
  void aBatchIsCalledOff() throws InterruptedException {
    stub.batchLooks(100);
    BatchHandle handle = submit(KEY, 3);
    assertThat(client().cancel(handle)).isNull();
    assertThat(stub.calledOff()).isEqualTo(1);
    assertThat(client().cancel(handle)).as("it has ended").isNull();
    assertThat(client().cancel(new BatchHandle("unknown_1", KEY))).isNull();
    assertThat(stub.calledOff()).isEqualTo(1);
  }

  @Test
  void aCancelledBatchSaysSo() throws InterruptedException {
    stub.batchFaults(StubBatchFault.CANCELLED);
    BatchHandle handle = submit(KEY, 2);
    assertThat(ended(handle).status()).isEqualTo(Status.CANCELLED);
    collect(handle, 2);
    assertThat(failureCode("item-0")).isEqualTo("LLM_BATCH_CANCELLED");
  }

  @Test
  void oneRequestMayFailByItself() throws InterruptedException {
    stub.batchFaults(StubBatchFault.ONE_ERROR);
    BatchHandle handle = submit(KEY, 3);
    assertThat(ended(handle).status()).isEqualTo(Status.COMPLETED);
    assertThat(collect(handle, 3).delivered()).isEqualTo(3);
    Answer.Rejected rejected = answer(Answer.Rejected.class, "item-0");
    assertThat(rejected.failure().message()).contains("This request is wrong.");
    assertThat(answers.get("item-1")).isInstanceOf(Answer.Structured.class);
  }

  @Test
  void linesAreHeldToTheirSchemas() throws InterruptedException {
    stub.batchFaults(StubBatchFault.ONE_WRONG_SCHEMA);
    collect(finished(KEY, 2), 2);
    Answer.Unusable unusable = answer(Answer.Unusable.class, "item-0");
    assertThat(unusable.why().code()).isEqualTo("LLM_WRONG_SCHEMA");
    assertThat(unusable.spent().usage().totalTokens()).isPositive();
  }

  @Test
  void aDownloadThatBreaksOffIsReadAgain() throws InterruptedException {
    stub.batchFaults(StubBatchFault.DOWNLOAD_BREAKS);
    BatchHandle handle = finished(KEY, 3);
    assertThat(collect(handle, 3).failure()).isNotNull();
    assertThat(collect(handle, 3)).isEqualTo(new Collected(3, 0, 0, 0, null));
  }

  @Test
  void aBatchThatStillRunsHasNoResults() throws InterruptedException {
    stub.batchLooks(100);
    Collected collected = collect(submit(KEY, 1), 1);
    assertThat(Objects.requireNonNull(collected.failure()).code()).isEqualTo("LLM_BATCH_RUNNING");
  }

  @Test
  void somebodyElsesBatchIsGivenBack() throws InterruptedException {
    BatchHandle theirs = finished("another/key", 2);
    Collected collected = collect(new BatchHandle(theirs.batchId(), KEY), 2);
    assertThat(collected.delivered()).isZero();
    assertThat(Objects.requireNonNull(collected.failure()).code()).isEqualTo(Collected.NOT_OURS);
  }

  @Test
  void limitsAreCheckedBeforeAnythingIsSent() {
    BatchClient client = client();
    assertThatThrownBy(() -> client.submit(KEY, List.of())).hasMessageContaining("1 to 50000");
    assertThatThrownBy(() -> client.submit(KEY, requests(50_001)))
        .hasMessageContaining("50001 requests");
    BatchRequest twice = requests(1).getFirst();
    assertThatThrownBy(() -> client.submit(KEY, List.of(twice, twice)))
        .hasMessageContaining("item-0");
    assertThatThrownBy(() -> client.submit("a key", requests(1))).hasMessageContaining("a key");
    assertThat(stub.requests()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../admin", "", "a b", ".hidden", "x?y"})
  void aHandleCannotLeadAstray(String id) {
    assertThatThrownBy(() -> new BatchHandle(id, KEY)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aBadSchemaIsFoundBeforeItIsPaidFor() throws InterruptedException {
    JsonNode schema = Json.MAPPER.readTree("{\"type\": \"object\", \"$ref\": \"#/nowhere\"}");
    Prompt prompt = new Prompt("", "What is it?", schema, 500, "job/1");
    Submitted submitted = client().submit(KEY, List.of(new BatchRequest("item-0", prompt)));
    Submitted.Rejected rejected = (Submitted.Rejected) submitted;
    assertThat(rejected.failure().message()).contains("item-0");
    assertThat(stub.requests()).isZero();
  }

  @Test
  void batchesGoByWhatLiveCallsHaveLearned() throws InterruptedException {
    stub.refusingShapes(1);
    Llm llm = llm(stub.settings(provider()));
    llm.live().ask(ModelClientContract.structured());
    llm.batches().submit(KEY, requests(1));
    String sent = stub.batches.all().getFirst().requests.getFirst().toString();
    assertThat(sent).doesNotContain("json_schema").doesNotContain("\"type\":\"tool\"");
  }

  @Test
  void aWrongKeyIsFinal() throws InterruptedException {
    LlmSettings wrong =
        LlmSettings.of(
            provider(),
            stub.settings(provider()).baseUrl(),
            new Secret(StubProvider.WRONG_KEY),
            StubProvider.MODEL);
    Submitted submitted = client(wrong).submit(KEY, requests(1));
    assertThat(submitted).isInstanceOf(Submitted.Rejected.class);
    assertThat(submitted.toString()).doesNotContain(StubProvider.WRONG_KEY);
  }
}
