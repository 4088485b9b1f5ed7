package dev.sheaf.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureKind;
import dev.sheaf.scrape.MisbehavingWeb;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The client against a web that misbehaves: one failure code for each cause, and no limit that can
/// be got round.
@Timeout(20)
class GuardedClientTest {

  private static final Limits LIMITS =
      new Limits(
          Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(900), 1 << 20, false);
  private static final AddressPolicy LOOPBACK =
      new AddressPolicy(List.of(Cidr.parse("127.0.0.0/8")));

  private static MisbehavingWeb web;
  private static GuardedClient client;

  @BeforeAll
  static void open() {
    web = new MisbehavingWeb();
    client = new GuardedClient(LOOPBACK);
  }

  @AfterAll
  static void close() {
    client.close();
    web.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/slow-headers, READ_TIMEOUT",
    "/drip, DEADLINE_EXCEEDED",
    "/cut, CONNECTION_LOST",
    "/cut-chunked, CONNECTION_LOST",
    "/reset, CONNECTION_LOST",
    "/close, CONNECTION_LOST",
    "/huge, BODY_TOO_LARGE",
    "/huge-declared, BODY_TOO_LARGE",
    "/gzip-bomb, BODY_TOO_LARGE",
    "/gzip-corrupt, BAD_ENCODING",
    "/gzip-half, BAD_ENCODING",
    "/gzip-not, BAD_ENCODING",
    "/br-not, BAD_ENCODING",
    "/deflate-not, BAD_ENCODING",
    "/zstd, BAD_ENCODING",
    "/gzip-cut, CONNECTION_LOST",
    "/gzip-stalled, READ_TIMEOUT",
    "/deflate-stalled, READ_TIMEOUT",
    "/bad-chunk, PROTOCOL_ERROR",
    "/garbage, PROTOCOL_ERROR",
    "/not-http, PROTOCOL_ERROR",
    "/long-header, CONNECTION_LOST",
  })
  void oneCodeForEachCause(String path, String code) throws InterruptedException {
    Failure failure = failure(client.call(Call.get(web.url(path)).with(LIMITS)));

    assertThat(failure.code()).as(failure.message()).isEqualTo(code);
    assertThat(failure.kind()).isEqualTo(FailureKind.TARGET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/page", "/gzip", "/br", "/deflate", "/deflate-raw", "/no-type"})
  void theSamePageComesOutOfEveryEncoding(String path) throws InterruptedException {
    Reply.Answered answer = answer(client.call(Call.get(web.url(path)).with(LIMITS)));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).startsWith("<!doctype html>").endsWith("</html>").contains("Größe");
  }

  @ParameterizedTest
  @CsvSource({
    "/204, 204",
    "/empty, 200",
    "/gzip-empty, 200",
    "/loop, 302",
    "/status/500, 500",
    "/bad-length, 200"
  })
  void everyStatusIsAnAnswer(String path, int status) throws InterruptedException {
    assertThat(answer(client.call(Call.get(web.url(path)).with(LIMITS))).status())
        .isEqualTo(status);
  }

  @Test
  void redirectsAreNotFollowed() throws InterruptedException {
    Reply.Answered answer = answer(client.call(Call.get(web.url("/to-private")).with(LIMITS)));

    assertThat(answer.headers().first("location")).contains("http://10.0.0.1/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/huge", "/gzip-bomb"})
  void aLongBodyIsCutWhereTheCallAllowsIt(String path) throws InterruptedException {
    Limits cutting = LIMITS.withBytes(1_000).cutting();
    Reply.Answered answer = answer(client.call(Call.get(web.url(path)).with(cutting)));

    assertThat(answer.body()).hasSize(1_000);
    assertThat(answer.truncated()).isTrue();
  }

  @Test
  void theLimitItselfIsAllowed() throws InterruptedException {
    int size = answer(client.call(Call.get(web.url("/gzip")).with(LIMITS))).body().length;
    URI url = web.url("/gzip");

    Limits exact = LIMITS.withBytes(size);
    assertThat(answer(client.call(Call.get(url).with(exact))).truncated()).isFalse();
    Limits less = LIMITS.withBytes(size - 1);
    assertThat(failure(client.call(Call.get(url).with(less))).code()).isEqualTo("BODY_TOO_LARGE");
  }

  @Test
  void nobodyThere() throws IOException, InterruptedException {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    URI url = URI.create("http://127.0.0.1:" + port + "/");

    assertThat(failure(client.call(Call.get(url).with(LIMITS))).code()).isEqualTo("CONNECT_FAILED");
  }

  /// A listener that accepts nothing and whose queue is full lets further connections hang.
  @Test
  void nobodyOpens() throws IOException, InterruptedException {
    List<Socket> queued = new ArrayList<>();
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      fill(busy, queued);
      URI url = URI.create("http://127.0.0.1:" + busy.getLocalPort() + "/");

      assertThat(failure(client.call(Call.get(url).with(LIMITS))).code())
          .isEqualTo("CONNECT_TIMEOUT");
    } finally {
      for (Socket socket : queued) {
        socket.close();
      }
    }
  }

  private static void fill(ServerSocket busy, List<Socket> queued) throws IOException {
    while (queued.size() < 100) {
      Socket socket = new Socket();
      queued.add(socket);
      try {
        socket.connect(busy.getLocalSocketAddress(), 100);
      } catch (SocketTimeoutException _) {
        return;
      }
    }
  }

  @Test
  void noTlsAndNoName() throws InterruptedException {
    URI secure = URI.create(web.url("/garbage").toString().replace("http:", "https:"));
    // Whether the server answers the handshake depends on the random bytes in it.
    assertThat(failure(client.call(Call.get(secure).with(LIMITS))).code())
        .isIn("TLS_FAILED", "CONNECTION_LOST", "READ_TIMEOUT", "DEADLINE_EXCEEDED");

    URI nameless = URI.create("http://nowhere.invalid/");
    assertThat(failure(client.call(Call.get(nameless).with(LIMITS))).code())
        .isEqualTo("DNS_FAILED");
    assertThat(failure(client.call(Call.get(URI.create("ftp://a.example/")).with(LIMITS))).code())
        .isEqualTo("BAD_URL");
  }

  @Test
  @Timeout(5)
  void theDeadlineHoldsUnderADrip() throws InterruptedException {
    Limits limits = LIMITS.withTotal(Duration.ofMillis(400));

    assertThat(failure(client.call(Call.get(web.url("/drip")).with(limits))).message())
        .contains("400 ms");
  }

  /// Where the exchange has no thread of its own.
  @Test
  @Timeout(5)
  void theDeadlineHoldsOnAVirtualThread() throws Exception {
    Limits limits = LIMITS.withTotal(Duration.ofMillis(400));
    FutureTask<Reply> reply =
        new FutureTask<>(() -> client.call(Call.get(web.url("/drip")).with(limits)));
    Thread.ofVirtual().start(reply);

    assertThat(failure(reply.get()).code()).isEqualTo("DEADLINE_EXCEEDED");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Timeout(5)
  void interruptingTheCallerEndsTheCall(boolean virtual) throws InterruptedException {
    Limits patient = Limits.DEFAULT;
    List<Throwable> thrown = new ArrayList<>();
    Runnable call =
        () -> {
          try {
            client.call(Call.get(web.url("/slow-headers")).with(patient));
          } catch (InterruptedException e) {
            thrown.add(e);
          }
        };
    Thread caller = virtual ? Thread.ofVirtual().start(call) : Thread.ofPlatform().start(call);
    web.awaitRequest("/slow-headers");
    caller.interrupt();
    caller.join();

    assertThat(thrown).hasSize(1);
  }

  @Test
  void anInterruptedCallerDoesNotCall() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> client.call(Call.get(web.url("/slow-headers"))))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  private static Failure failure(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Failed.class);
    return ((Reply.Failed) reply).failure();
  }

  private static Reply.Answered answer(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Answered.class);
    return (Reply.Answered) reply;
  }
}
