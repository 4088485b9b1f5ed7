package dev.sheaf.scrape;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A site on a loopback port that does on purpose what the real web does by accident. The path says
/// what goes wrong: the names are the keys of [Misdeeds]. It speaks over a bare socket, since no
/// honest server would send these bytes, and answers one request a connection.
public final class MisbehavingWeb implements AutoCloseable {

  /// What the site says when it is asked for its robots.txt.
  public enum RobotsTxt {
    ALLOW_ALL,
    DISALLOW_PRIVATE,
    DISALLOW_US,
    DELAY,
    LONG_DELAY,
    NOT_FOUND,
    TROUBLE,
    BUSY,
    REDIRECT,
    REDIRECT_LOOP,
    HUGE,
    BROKEN_OFF
  }

  private static final int REQUEST_LINE_MAX = 16_384;

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> arrivals = new LinkedBlockingQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ServerSocket server;
  private volatile RobotsTxt robots;

  public MisbehavingWeb() {
    this(RobotsTxt.NOT_FOUND);
  }

  public MisbehavingWeb(RobotsTxt robots) {
    this.robots = robots;
    try {
      server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  public void robots(RobotsTxt other) {
    robots = other;
  }

  public int port() {
    return server.getLocalPort();
  }

  public URI url(String path) {
    return url("127.0.0.1", path);
  }

  /// The same site under a name of one's choice, for clients with a resolver of their own.
  public URI url(String host, String path) {
    return URI.create("http://" + host + ":" + port() + path);
  }

  /// The paths that were asked for, in order.
  public List<String> asked() {
    return List.copyOf(asked);
  }

  public int timesAsked(String path) {
    return (int) asked.stream().filter(path::equals).count();
  }

  /// Waits until the path is asked for.
  public void awaitRequest(String path) throws InterruptedException {
    String next;
    do {
      next = arrivals.poll(5, TimeUnit.SECONDS);
    } while (next != null && !next.equals(path));
    if (next == null) {
      throw new AssertionError("nobody asked for " + path + " within 5 s");
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        threads.execute(() -> serve(socket));
      } catch (IOException _) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      String path = readRequest(in);
      if (path.isEmpty()) {
        return; // a connection that asks for nothing, as a TLS handshake looks to us
      }
      asked.add(path);
      arrivals.add(path);
      answer(path, new Wire(socket, closed, timesAsked(path)));
    } catch (IOException _) {
      // the client left, which most of the misdeeds provoke
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(String path, Wire wire) throws IOException, InterruptedException {
    if (path.equals("/robots.txt")) {
      Misdeeds.robots(robots, wire);
    } else {
      Misdeeds.at(path).commit(wire);
    }
  }

  private static String readRequest(InputStream in) throws IOException {
    String[] first = line(in).split(" ", -1);
    if (first.length != 3) {
      return "";
    }
    while (!line(in).isEmpty()) {
      // the request's headers are of no interest
    }
    return first[1];
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n' && c != -1; c = in.read()) {
      if (line.length() == REQUEST_LINE_MAX) {
        throw new IOException("the line is longer than " + REQUEST_LINE_MAX);
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }

  /// The connection as a misdeed sees it. `nth` counts the requests for this path, from 1.
  record Wire(Socket socket, CountDownLatch closed, int nth) {

    void raw(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    }

    void raw(String text) throws IOException {
      raw(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// A head made of the status line and header lines, closed by the blank line.
    void head(String status, String... lines) throws IOException {
      StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\nConnection: close\r\n");
      for (String line : lines) {
        head.append(line).append("\r\n");
      }
      raw(head.append("\r\n").toString());
    }

    /// A whole and honest answer.
    void full(String status, byte[] body, String... lines) throws IOException {
      String[] all = java.util.Arrays.copyOf(lines, lines.length + 1);
      all[lines.length] = "Content-Length: " + body.length;
      head(status, all);
      raw(body);
    }

    /// Ends the connection with RST instead of FIN.
    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    /// Says nothing more until the test is over.
    void hold() throws InterruptedException {
      closed.await();
    }

    /// A short while, or less when the test is over; false then.
    boolean pause(int millis) throws InterruptedException {
      return !closed.await(millis, TimeUnit.MILLISECONDS);
    }
  }
}
