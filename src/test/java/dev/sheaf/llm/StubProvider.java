package dev.sheaf.llm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sheaf.time.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A model server on the loopback address that speaks both providers' formats, live and in batches,
/// and does wrong what it is told to. It answers any JSON schema, checks what it is sent as the
/// real ones do, and counts requests and tokens.
///
/// ```
/// try (StubProvider stub = StubProvider.start()) {
///   stub.answering(asked -> ...).next(StubFault.rateLimited(7));
///   LlmSettings settings = stub.settings(Provider.OPENAI);
/// }
/// ```
///
/// Alone: `java … dev.sheaf.llm.StubProvider 8089 [latency in ms] [batch looks]`, then
/// `OPENAI_BASE_URL=http://127.0.0.1:8089/v1` or `ANTHROPIC_BASE_URL=http://127.0.0.1:8089`, any
/// key, any model. The key `wrong-key` is refused, and the model `no-such-model` unknown.
public final class StubProvider implements AutoCloseable {

  public static final String WRONG_KEY = "wrong-key";
  public static final String UNKNOWN_MODEL = "no-such-model";
  public static final String MODEL = "stub-1";

  private static final int RECEIVED_MAX = 10_000;

  /// One live call or batch request as the model sees it.
  public record Asked(String system, String user, @Nullable JsonNode schema) {}

  /// What to answer: a value for the schema, or a text node if there is none.
  @FunctionalInterface
  public interface Answering {
    JsonNode answer(Asked asked);
  }

  /// A request as it arrived.
  public record Received(String method, String path, String idempotencyKey, JsonNode body) {}

  final StubModel model = new StubModel(StubProvider::dull);
  final StubBatches batches;
  final Queue<StubFault> faults = new ConcurrentLinkedQueue<>();
  final Queue<Received> received = new ConcurrentLinkedQueue<>();
  final AtomicInteger requests = new AtomicInteger();
  final AtomicLong promptTokens = new AtomicLong();
  final AtomicLong completionTokens = new AtomicLong();
  final CountDownLatch closing = new CountDownLatch(1);

  volatile @Nullable StubFault always;
  volatile int shapesRefused;
  volatile int pageSize = 100;
  volatile Duration latency = Duration.ZERO;

  private final HttpServer server;

  private StubProvider(int port, InstantSource clock) throws IOException {
    batches = new StubBatches(clock);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", new StubRoutes(this)::handle);
    server.start();
  }

  public static StubProvider start() {
    return start(0, Time.system());
  }

  /// @param clock dates the batches
  public static StubProvider start(int port, InstantSource clock) {
    try {
      return new StubProvider(port, clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI openAiUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
  }

  public URI anthropicUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public LlmSettings settings(Provider provider) {
    URI url = provider == Provider.OPENAI ? openAiUrl() : anthropicUrl();
    return LlmSettings.of(provider, url, new Secret("stub-key-123456"), MODEL);
  }

  /// How to answer from now on, in place of the dull default that fills in the schema.
  public StubProvider answering(Answering how) {
    model.answering(how);
    return this;
  }

  /// As if it had never been asked, for the next test; it answers as it did.
  public StubProvider reset() {
    faults.clear();
    batches.reset();
    received.clear();
    requests.set(0);
    promptTokens.set(0);
    completionTokens.set(0);
    return this;
  }

  /// The batches that somebody called off before they had ended.
  public long calledOff() {
    return batches.all().stream().filter(StubBatch::isCalledOff).count();
  }

  /// The next live calls go wrong, one each.
  public StubProvider next(StubFault... wanted) {
    faults.addAll(List.of(wanted));
    return this;
  }

  /// Every live call goes wrong until told otherwise.
  public StubProvider always(@Nullable StubFault fault) {
    always = fault;
    return this;
  }

  /// How many of the ways to demand a structure are refused with 400, from the firmest on: 1 stands
  /// for a server without `json_schema` or forced tools, 2 for one without any.
  public StubProvider refusingShapes(int shapes) {
    shapesRefused = shapes;
    return this;
  }

  /// What goes wrong with the batches submitted from now on.
  public StubProvider batchFaults(StubBatchFault... wanted) {
    batches.faults(Set.of(wanted));
    return this;
  }

  /// How long the model thinks about a live call.
  public StubProvider latency(Duration thinking) {
    latency = thinking;
    return this;
  }

  /// How often a batch is looked at before it has ended.
  public StubProvider batchLooks(int looks) {
    batches.looksToEnd(looks);
    return this;
  }

  /// Lists batches in pages of this size, whatever a client asks for.
  public StubProvider pageSize(int batchesPerPage) {
    pageSize = batchesPerPage;
    return this;
  }

  public void endBatches() {
    batches.all().forEach(StubBatch::end);
  }

  public int batchCount() {
    return batches.all().size();
  }

  /// The latest requests.
  public List<Received> received() {
    return List.copyOf(received);
  }

  public int requests() {
    return requests.get();
  }

  void record(Received request) {
    requests.incrementAndGet();
    received.add(request);
    if (received.size() > RECEIVED_MAX) {
      received.poll();
    }
  }

  public Usage usage() {
    return new Usage(promptTokens.get(), completionTokens.get());
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }

  private static JsonNode dull(Asked asked) {
    String user = asked.user().strip();
    String subject = user.substring(0, Math.min(40, user.length()));
    JsonNode schema = asked.schema();
    return schema == null
        ? Json.MAPPER.getNodeFactory().stringNode("About " + subject)
        : SchemaFiller.fill(schema, subject);
  }

  static void hang(HttpExchange exchange, CountDownLatch until) {
    try (exchange) {
      until.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 8089;
    StubProvider stub = start(port, Time.system());
    if (args.length > 1) {
      stub.latency(Duration.ofMillis(Long.parseLong(args[1])));
    }
    if (args.length > 2) {
      stub.batchLooks(Integer.parseInt(args[2]));
    }
    System.out.println("OpenAI format at " + stub.openAiUrl());
    System.out.println("Anthropic format at " + stub.anthropicUrl());
    stub.closing.await();
  }
}
