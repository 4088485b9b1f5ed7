package dev.sheaf.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Connections of a real server are kept while they are used and closed soon after.
@Timeout(20)
class KeptConnectionsTest {

  private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private final AtomicInteger opened = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 300, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void oneIsClosedWhenNoCallComesForAsLongAsConnectionsAreKept() throws Exception {
    try (GuardedClient client = client()) {
      call(client);
      long idleSince = System.nanoTime();

      assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
      Duration idle = Duration.ofNanos(System.nanoTime() - idleSince);
      assertThat(idle)
          .isBetween(
              KeptConnections.KEPT_FOR.minusMillis(50),
              KeptConnections.KEPT_FOR.plus(KeptConnections.LOOK_EVERY).plusSeconds(1));
    }
  }

  @Test
  void oneThatIsUsedAgainAndAgainIsKept() throws Exception {
    try (GuardedClient client = client()) {
      long end = System.nanoTime() + KeptConnections.KEPT_FOR.multipliedBy(2).toNanos();
      while (System.nanoTime() < end) {
        call(client);
        Thread.sleep(KeptConnections.LOOK_EVERY.toMillis());
      }
    }
    assertThat(opened).hasValue(1);
  }

  @Test
  void afterABurstNoMoreAreKeptThanMayBe() throws Exception {
    ConnectionPool pool = KeptConnections.pool();
    OkHttpClient client = new OkHttpClient.Builder().connectionPool(pool).build();
    Request request = new Request.Builder().url(uri().toString()).build();
    int most = KeptConnections.IDLE_MAX + 20;
    CountDownLatch all = new CountDownLatch(most);
    List<CompletableFuture<Void>> calls =
        IntStream.range(0, most)
            .mapToObj(n ->
                CompletableFuture.runAsync(
                    () -> holdUntilAllAreOpen(client, request, all),
                    task -> Thread.ofVirtual().start(task)))
            .toList();
    calls.forEach(CompletableFuture::join);

    assertThat(opened).hasValue(most);
    for (int look = 0; look < 100 && pool.connectionCount() > KeptConnections.IDLE_MAX; look++) {
      Thread.sleep(10);
    }
    assertThat(pool.connectionCount()).isLessThanOrEqualTo(KeptConnections.IDLE_MAX);
    pool.evictAll();
  }

  private static void holdUntilAllAreOpen(
      OkHttpClient client, Request request, CountDownLatch all) {
    try (Response response = client.newCall(request).execute()) {
      all.countDown();
      all.await();
      response.body().bytes();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static GuardedClient client() {
    return new GuardedClient(new AddressPolicy(List.of(Cidr.parse("127.0.0.0/8"))));
  }

  private URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
  }

  private void call(GuardedClient client) throws InterruptedException {
    assertThat(client.call(Call.get(uri()))).isInstanceOf(Reply.Answered.class);
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        opened.incrementAndGet();
        Thread.ofVirtual().start(() -> answer(socket));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void answer(Socket socket) {
    try (socket;
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          socket.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
        }
      }
    } catch (IOException _) {
      // closed as well
    }
    closed.countDown();
  }
}
