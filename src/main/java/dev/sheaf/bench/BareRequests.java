package dev.sheaf.bench;

import dev.sheaf.egress.Call;
import dev.sheaf.egress.GuardedClient;
import dev.sheaf.egress.Headers;
import dev.sheaf.egress.Limits;
import dev.sheaf.time.Time;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// The requests that an endpoint gets for runs, made without Sheaf around them: by Java's own HTTP
/// client, and by the one that runs are made with.
final class BareRequests implements AutoCloseable {

  /// A target's usual timeout.
  private static final Duration RUN_MAX = Duration.ofMinutes(1);

  /// Java's client loses an answer now and then when it takes a kept connection up again.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final int TRIES_MAX = 5;

  private final HttpClient java =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final GuardedClient guarded;
  private final URI url;
  private final int concurrency;
  private final Time time;

  BareRequests(GuardedClient guarded, String url, int concurrency, Time time) {
    this.guarded = guarded;
    this.url = URI.create(url);
    this.concurrency = concurrency;
    this.time = time;
  }

  /// Requests a second.
  double byJava(int requests) throws InterruptedException {
    return rate(requests, this::byJavaOnce);
  }

  /// Requests a second.
  double byTheGuardedClient(int requests) throws InterruptedException {
    return rate(requests, n -> guarded.call(call(n)));
  }

  private void byJavaOnce(int n) throws InterruptedException {
    String run = UUID.randomUUID().toString();
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .header("Idempotency-Key", run)
            .POST(BodyPublishers.ofString(body(run, n)))
            .build();
    for (int tries = 1; ; tries++) {
      try {
        java.send(request, BodyHandlers.ofByteArray());
        return;
      } catch (IOException e) {
        if (tries == TRIES_MAX) {
          throw new IllegalStateException("the endpoint does not answer", e);
        }
      }
    }
  }

  private Call call(int n) {
    String run = UUID.randomUUID().toString();
    return Call.postJson(url, body(run, n))
        .with(Headers.of("Accept", "application/json").with("Idempotency-Key", run))
        .with(Limits.DEFAULT.withTotal(RUN_MAX))
        .toTrusted();
  }

  private static String body(String run, int n) {
    return """
    {"run_id":"%s","batch_id":"%s","sequence_index":%d,"client_ref":null,"input":{"n":%d},"metadata":null}\
    """
        .formatted(run, run, n, n);
  }

  @FunctionalInterface
  private interface Request {
    void send(int n) throws InterruptedException;
  }

  private double rate(int requests, Request request) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(concurrency);
    long began = time.nanos();
    for (int n = 0; n < concurrency; n++) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
                request.send(i);
              }
            } catch (InterruptedException _) {
              Thread.currentThread().interrupt();
            } finally {
              done.countDown();
            }
          });
    }
    done.await();
    return requests / ((time.nanos() - began) / 1e9);
  }

  @Override
  public void close() {
    java.shutdownNow();
  }
}
