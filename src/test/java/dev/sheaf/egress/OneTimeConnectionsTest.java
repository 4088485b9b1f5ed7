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
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests with a body are sent once, so none of them may be lost on a connection that has passed.
@Timeout(20)
class OneTimeConnectionsTest {

  private static final int REQUESTS = 20;
  private static final AddressPolicy LOOPBACK =
      new AddressPolicy(List.of(Cidr.parse("127.0.0.0/8")));

  @ParameterizedTest
  @ValueSource(strings = {"ok", ""})
  void anHttp10ServerGetsEachRequestOnItsOwnConnection(String body) throws Exception {
    String head = "HTTP/1.0 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n";

    assertThat(connections(head + body, false)).isEqualTo(REQUESTS);
  }

  @Test
  void oneThatKeepsItsConnectionsIsTakenAtItsWord() throws Exception {
    String head = "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\n";

    assertThat(connections(head + "ok", true)).isEqualTo(1);
  }

  /// How many connections all the requests took; each has to be answered.
  private static int connections(String answer, boolean keeps) throws Exception {
    AtomicInteger connections = new AtomicInteger();
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        GuardedClient client = new GuardedClient(LOOPBACK)) {
      Thread.ofVirtual().start(() -> serve(server, answer, keeps, connections));
      URI uri = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
      for (int i = 0; i < REQUESTS; i++) {
        assertThat(client.call(Call.postJson(uri, "{}"))).isInstanceOf(Reply.Answered.class);
      }
    }
    return connections.get();
  }

  private static void serve(
      ServerSocket server, String answer, boolean keeps, AtomicInteger connections) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        connections.incrementAndGet();
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        while (readRequest(in)) {
          socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
          if (!keeps) {
            break;
          }
        }
      } catch (IOException _) {
        // the test has ended
      }
    }
  }

  private static boolean readRequest(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && !line.isEmpty()) {
      line = in.readLine();
    }
    return line != null && in.read() == '{' && in.read() == '}';
  }
}
