package dev.sheaf.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.egress.AddressPolicy;
import dev.sheaf.egress.GuardedClient;
import dev.sheaf.time.SettableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;

/// A client, a stub and short words for what the tests of batches do.
abstract class BatchFixture {

  static final Instant SUBMITTED = Instant.parse("2026-11-23T10:00:00Z");
  static final String KEY = "job-1/enrich/3";

  final SettableTime time = new SettableTime("2026-11-23T10:00:00Z");
  final StubProvider stub = StubProvider.start(0, time);
  final GuardedClient http = new GuardedClient(AddressPolicy.PUBLIC_ONLY);
  final Map<String, Answer> answers = new LinkedHashMap<>();

  abstract Provider provider();

  @AfterEach
  void stop() {
    stub.close();
    http.close();
  }

  BatchClient client() {
    return client(stub.settings(provider()));
  }

  BatchClient client(LlmSettings settings) {
    return llm(settings).batches();
  }

  Llm llm(LlmSettings settings) {
    Prices prices = Prices.standard().with(Map.of(StubProvider.MODEL, "2 10"));
    return new Llm(settings, prices, http, time);
  }

  BatchHandle submit(String key, int requests) throws InterruptedException {
    Submitted submitted = client().submit(key, requests(requests));
    assertThat(submitted).isInstanceOf(Submitted.Taken.class);
    return ((Submitted.Taken) submitted).handle();
  }

  BatchHandle finished(String key, int requests) throws InterruptedException {
    BatchHandle handle = submit(key, requests);
    stub.endBatches();
    return handle;
  }

  Duration pollAfter(BatchHandle handle) throws InterruptedException {
    return ((BatchState.Running) client().poll(handle)).pollAfter();
  }

  BatchState.Ended ended(BatchHandle handle) throws InterruptedException {
    stub.endBatches();
    return (BatchState.Ended) client().poll(handle);
  }

  Collected collect(BatchHandle handle, int requests) throws InterruptedException {
    answers.clear();
    return client()
        .collect(
            handle,
            id -> id.matches("item-\\d+") && index(id) < requests ? prompt(index(id)) : null,
            line -> assertThat(answers.put(line.customId(), line.answer())).isNull());
  }

  String failureCode(String id) {
    return answer(Answer.RetryLater.class, id).failure().code();
  }

  <T extends Answer> T answer(Class<T> type, String id) {
    return ModelClientContract.as(type, Objects.requireNonNull(answers.get(id)));
  }

  static BatchHandle found(Found found) {
    assertThat(found).isInstanceOf(Found.Batch.class);
    return ((Found.Batch) found).handle();
  }

  static List<BatchRequest> requests(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new BatchRequest("item-" + i, prompt(i)))
        .toList();
  }

  static int index(String id) {
    return Integer.parseInt(id.substring(5));
  }

  static Prompt prompt(int i) {
    return new Prompt("Be brief.", "Question " + i, ModelClientContract.SCHEMA, 500, "job/" + i);
  }
}
