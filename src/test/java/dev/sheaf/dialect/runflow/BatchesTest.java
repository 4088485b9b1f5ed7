package dev.sheaf.dialect.runflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.dialect.runflow.RunflowServer.Reply;
import dev.sheaf.tenant.ApiKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Batches over HTTP: the contract's checklist (appendix B) as far as it needs no outside target.
class BatchesTest {

  private static final String ECHO = "/v1/models/builtin/echo/batches";
  private static final String SLEEP = "/v1/models/builtin/sleep/batches";
  private static final String FAIL = "/v1/models/builtin/fail/batches";
  private static final Set<String> FIELDS =
      Set.of(
          "id org_id target_type_code target_type target_id status_code source_code items_total items_succeeded items_failed items_cancelled input resolved_template_id dispatch_provider_link_id cost output metadata callback_url duration_ms failure_code failure_message failure_stage_code created_by created_at started_at completed_at links items budget deadline priority is_paused retry_of"
              .split(" "));

  private static RunflowServer server;

  @BeforeAll
  static void start() {
    server = new RunflowServer(Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100})
  void aBatchOfOneToAHundredIsTaken(int items) throws Exception {
    Reply created = server.post(ECHO, body(items));
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().path("items_total").asInt()).isEqualTo(items);
    assertThat(created.json().path("items").size()).isEqualTo(items);
    JsonNode ended = awaitEnd(created.text("id"));
    assertThat(ended.path("status_code").asString()).isEqualTo("succeeded");
    assertThat(ended.path("output").path("succeeded").asInt()).isEqualTo(items);
    assertThat(ended.at("/output/items/0/output/data/n").asInt()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"input\":[]}|input|too_short",
        "{}|input|missing",
        "{\"input\":{}}|input|list_type",
        "{\"input\":[1]}|input.0|dict_type",
        "{\"input\":[{}],\"items\":[{\"input\":{}}]}|items|value_error",
        "{\"items\":[{}]}|items.0.input|missing",
        "{\"input\":[{\"client_ref\":5}]}|input.0.client_ref|string_type",
        "{\"input\":[{}],\"metadata\":[]}|metadata|dict_type",
        "{\"input\":[{}],\"callback_url\":\"ftp://x\"}|callback_url|url_parsing",
      })
  void whatIsWrongWithTheWholeIsRefused(String body, String where, String type) throws Exception {
    Reply reply = server.post(ECHO, body);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text("code")).isEqualTo("VALIDATION_ERROR");
    JsonNode first = reply.json().at("/errors/0");
    assertThat(first.path("type").asString()).isEqualTo(type);
    assertThat(
            first
                .path("loc")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.joining(".")))
        .isEqualTo("body." + where);
  }

  @Test
  void aHundredAndOneAreTooMany() throws Exception {
    Reply reply = server.post(ECHO, body(101));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().at("/errors/0/msg").asString())
        .isEqualTo("List should have at most 100 items");
  }

  @Test
  void itemsAreAnotherNameForInput() throws Exception {
    Reply created = server.post(ECHO, "{\"items\":[{\"input\":{\"n\":7},\"client_ref\":\"r\"}]}");
    assertThat(created.status()).isEqualTo(201);
    JsonNode ended = awaitEnd(created.text("id"));
    assertThat(ended.at("/items/0/client_ref").asString()).isEqualTo("r");
    assertThat(ended.at("/output/items/0/output/data").toString()).isEqualTo("{\"n\":7}");
  }

  @Test
  void everyFieldIsThereFromTheFirstPollOnAndTheItemsAreInOrder() throws Exception {
    String body =
        "{\"input\":[{\"ms\":300,\"client_ref\":\"a\"},{\"ms\":1}],\"metadata\":{\"z\":1.50,\"a\":{}}}";
    Reply created = server.post(SLEEP, body);
    assertThat(created.text("status_code")).isEqualTo("queued");
    assertThat(created.json().path("items").get(1).path("client_ref").isNull()).isTrue();
    JsonNode first = server.get("/v1/batches/" + created.text("id")).json();
    assertThat(new HashSet<>(first.propertyNames())).isEqualTo(FIELDS);
    assertThat(first.path("input").toString())
        .isEqualTo("[{\"ms\":300,\"client_ref\":\"a\"},{\"ms\":1}]");
    assertThat(first.path("metadata").toString()).isEqualTo("{\"z\":1.50,\"a\":{}}");
    assertThat(first.path("output").isNull()).isTrue();
    JsonNode ended = awaitEnd(created.text("id"));
    assertThat(ended.path("items").valueStream().map(i -> i.path("sequence_index").asInt()))
        .containsExactly(0, 1);
    assertThat(ended.path("duration_ms").asLong()).isGreaterThanOrEqualTo(290);
    assertThat(new HashSet<>(ended.propertyNames())).isEqualTo(FIELDS);
  }

  @Test
  void countersObeyTheirRulesInEveryPoll() throws Exception {
    List<String> inputs =
        IntStream.range(0, 100).mapToObj(n -> "{\"ms\":" + (n % 7) * 20 + "}").toList();
    String id = server.post(SLEEP, "{\"input\":[" + String.join(",", inputs) + "]}").text("id");
    int finished = 0;
    boolean sawRunning = false;
    JsonNode poll;
    do {
      poll = server.get("/v1/batches/" + id).json();
      int now = finished(poll);
      assertThat(now).isGreaterThanOrEqualTo(finished).isLessThanOrEqualTo(100);
      assertThat(poll.path("completed_at").isNull()).isEqualTo(now < 100);
      assertThat(count(poll, "succeeded")).isEqualTo(poll.path("items_succeeded").asInt());
      sawRunning |= count(poll, "running") > 0;
      finished = now;
    } while (finished < 100);
    assertThat(sawRunning).isTrue();
    assertThat(poll.path("status_code").asString()).isEqualTo("succeeded");
  }

  @Test
  void anItemThatDoesNotFitFailsAloneAndFromTheStart() throws Exception {
    Reply created = server.post(SLEEP, "{\"input\":[{\"ms\":1},{\"ms\":\"x\"},{}]}");
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().at("/items/1/status_code").asString()).isEqualTo("failed");
    assertThat(created.json().path("items_failed").asInt()).isEqualTo(2);
    JsonNode ended = awaitEnd(created.text("id"));
    assertThat(ended.path("status_code").asString()).isEqualTo("partial_succeeded");
    assertThat(ended.path("failure_code").isNull()).isTrue();
    JsonNode error = ended.at("/output/items/2/error");
    assertThat(error.path("code").asString()).isEqualTo("INPUT_VALIDATION_FAILED");
    assertThat(error.path("stage_code").asString()).isEqualTo("preprocess");
  }

  @Test
  void aFailedBatchSaysWhyByItsFirstFailedItem() throws Exception {
    Reply created =
        server.post(FAIL, "{\"input\":[{\"code\":\"MODEL_UNAVAILABLE\"},{\"code\":\"OTHER\"}]}");
    JsonNode ended = awaitEnd(created.text("id"));
    assertThat(ended.path("status_code").asString()).isEqualTo("failed");
    assertThat(ended.path("failure_code").asString()).isEqualTo("MODEL_UNAVAILABLE");
    assertThat(ended.path("cost").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0,0", "0.0000001,0.0000001", "1E-7,0.0000001", "1234.50,1234.5", "1E+3,1000"})
  void amountsAreDecimalTexts(String amount, String shown) {
    assertThat(Money.textOrNull(new BigDecimal(amount)))
        .isEqualTo(shown)
        .matches("^(?!^[-+.]*$)[+-]?0*\\d*\\.?\\d*$");
  }

  @Test
  void theSameKeyAndBodyMakeOneBatch() throws Exception {
    String key = UUID.randomUUID().toString();
    List<Callable<Reply>> calls = new ArrayList<>();
    for (int n = 0; n < 20; n++) {
      calls.add(() -> server.send("POST", ECHO, body(2), Map.of("Idempotency-Key", key)));
    }
    Set<String> ids = new HashSet<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Reply> call : threads.invokeAll(calls)) {
        assertThat(call.get().status()).isIn(201, 409);
        if (call.get().status() == 201) {
          ids.add(call.get().text("id"));
        }
      }
    }
    assertThat(ids).hasSize(1);
    Reply again = server.send("POST", ECHO, body(2), Map.of("Idempotency-Key", key));
    assertThat(again.text("id")).isEqualTo(ids.iterator().next());
    assertThat(again.http().headers().firstValue("Idempotency-Replayed")).contains("true");
    Reply other = server.send("POST", ECHO, body(3), Map.of("Idempotency-Key", key));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.text("code")).isEqualTo("CONFLICT");
    Reply elsewhere =
        server.send(
            "POST", "/v1/models/builtin/hash/batches", body(3), Map.of("Idempotency-Key", key));
    assertThat(elsewhere.status()).isEqualTo(201);
  }

  @Test
  void aKeyOfRunflowsFormMeansRunflowsBatches() throws Exception {
    String key = server.key(ApiKey.Kind.RUNFLOW_LIVE);
    Reply bad = server.send("GET", "/v1/batches/not-a-uuid", null, RunflowServer.as(key));
    assertThat(bad.status()).isEqualTo(422);
    assertThat(bad.json().at("/errors/0/loc").toString()).isEqualTo("[\"path\",\"id\"]");
  }

  @Test
  void modelsHaveCreatorsPricesAndExamples() throws Exception {
    JsonNode creators = server.get("/v1/model-creators?q=slug.eq:'builtin'").json().path("items");
    JsonNode model = server.get("/v1/models/builtin/echo").json();
    assertThat(creators.size()).isEqualTo(1);
    assertThat(creators.at("/0/id")).isEqualTo(model.path("model_creator_id"));
    assertThat(server.get("/v1/models/any/pricing?limit=2").json().path("items").size())
        .isEqualTo(2);
    assertThat(server.get("/v1/models/any/pricing?limit=0").status()).isEqualTo(422);
    assertThat(server.get("/v1/models/any/examples").status()).isEqualTo(200);
  }

  @Test
  void itemsArePagedForwardAndBack() throws Exception {
    String id = server.post(ECHO, body(30)).text("id");
    awaitEnd(id);
    String path = "/v1/batches/" + id + "/items?limit=7&fields=sequence_index,run_id";
    List<String> pages = new ArrayList<>();
    JsonNode page = server.get(path).json();
    pages.add(indexes(page));
    while (!page.path("next").isNull()) {
      page = server.get(path + "&pq=" + page.path("next").asString()).json();
      pages.add(indexes(page));
    }
    assertThat(pages).hasSize(5).endsWith("28,29");
    JsonNode back =
        server.get(path + "&from_prev=true&pq=" + page.path("previous").asString()).json();
    assertThat(indexes(back)).isEqualTo(pages.get(3));
    assertThat(back.at("/items/0").propertyNames())
        .containsExactlyInAnyOrder("sequence_index", "run_id");
    JsonNode found =
        server
            .get("/v1/batches/" + id + "/items?sort_by=sequence_index:desc&q=client_ref.EQ:'ref-3'")
            .json();
    assertThat(indexes(found)).isEqualTo("3");
    String guide = "status_code:succeeded%20AND%20sequence_index%3E27";
    assertThat(indexes(server.get("/v1/batches/" + id + "/items?q=" + guide).json()))
        .isEqualTo("28,29");
  }

  @Test
  void oneItemIsFoundInItsBatchOrAny() throws Exception {
    Reply created = server.post(ECHO, body(2));
    String item = created.json().at("/items/1/id").asString();
    awaitEnd(created.text("id"));
    Reply found = server.get("/v1/batches/" + created.text("id") + "/items/" + item);
    assertThat(found.json().path("sequence_index").asInt()).isEqualTo(1);
    assertThat(found.json().at("/run/batch_id").asString()).isEqualTo(created.text("id"));
    assertThat(server.get("/v1/batches/any/items/" + item).json()).isEqualTo(found.json());
    assertThat(server.get("/v1/batches/" + UUID.randomUUID() + "/items/" + item).status())
        .isEqualTo(404);
  }

  @Test
  void aCancelledBatchEndsAtOnce() throws Exception {
    String inputs =
        IntStream.range(0, 50).mapToObj(n -> "{\"ms\":20000}").collect(Collectors.joining(","));
    String id = server.post(SLEEP, "{\"input\":[" + inputs + "]}").text("id");
    await(() -> count(server.get("/v1/batches/" + id).json(), "running") > 0);
    Reply cancelled = server.post("/v1/batches/" + id + "/cancellation", "{\"reason\":\"enough\"}");
    assertThat(cancelled.status()).isEqualTo(201);
    assertThat(cancelled.text("status_code")).isEqualTo("canceled");
    assertThat(cancelled.json().path("items_cancelled").asInt()).isEqualTo(50);
    assertThat(count(cancelled.json(), "canceled")).isEqualTo(50);
    Reply again = server.post("/v1/batches/" + id + "/cancellation", "");
    assertThat(again.status()).isEqualTo(200);
  }

  @Test
  void strangersSeeNothing() throws Exception {
    Reply created = server.post(ECHO, body(1));
    Map<String, String> stranger = RunflowServer.as(server.keyOfAnother());
    String batch = "/v1/batches/" + created.text("id");
    String run = "/v1/runs/" + created.json().at("/items/0/run_id").asString();
    String item = created.json().at("/items/0/id").asString();
    for (String path :
        List.of(batch, batch + "/items", batch + "/items/" + item, batch + "/callback", run)) {
      Reply reply = server.send("GET", path, null, stranger);
      assertThat(reply.status()).as(path).isEqualTo(404);
      assertThat(reply.text("code")).endsWith("_NOT_FOUND");
      assertThat(server.send("GET", path, null, Map.of("Authorization", "")).status())
          .isEqualTo(401);
    }
    assertThat(server.get("/v1/batches/" + UUID.randomUUID()).json())
        .isEqualTo(server.send("GET", batch, null, stranger).json());
    assertThat(server.get("/runflow/v1/batches/xyz").status()).isEqualTo(422);
  }

  @Test
  void batchesAreListed() throws Exception {
    String id = server.post(ECHO, body(1)).text("id");
    awaitEnd(id);
    JsonNode list = server.get("/v1/batches?limit=2&q=id:" + id).json();
    assertThat(list.path("items").size()).isEqualTo(1);
    assertThat(list.at("/items/0").has("items")).isFalse();
    assertThat(list.at("/items/0/status_code").asString()).isEqualTo("succeeded");
    assertThat(
            server
                .get("/v1/batches?q=status_code.eq:'failed'%20AND%20id:" + id)
                .json()
                .path("items"))
        .isEmpty();
  }

  private static String body(int items) {
    return IntStream.range(0, items)
        .mapToObj(n -> "{\"n\":" + n + ",\"client_ref\":\"ref-" + n + "\"}")
        .collect(Collectors.joining(",", "{\"input\":[", "]}"));
  }

  private static String indexes(JsonNode page) {
    return page.path("items")
        .valueStream()
        .map(item -> item.path("sequence_index").asString())
        .collect(Collectors.joining(","));
  }

  private static int finished(JsonNode batch) {
    return batch.path("items_succeeded").asInt()
        + batch.path("items_failed").asInt()
        + batch.path("items_cancelled").asInt();
  }

  private static int count(JsonNode batch, String status) {
    return (int)
        batch
            .path("items")
            .valueStream()
            .filter(item -> item.path("status_code").asString().equals(status))
            .count();
  }

  private static JsonNode awaitEnd(String id) throws Exception {
    return server.awaitBatch(id);
  }

  private static void await(Callable<Boolean> what) throws Exception {
    for (int look = 0; look < 600; look++) {
      if (what.call()) {
        return;
      }
      Thread.sleep(25);
    }
    throw new AssertionError("not within 15 s");
  }
}
