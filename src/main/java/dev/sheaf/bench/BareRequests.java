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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// The requests that an endpoint gets for runs, made without Sheaf around them: by Java's own HTTP
/// client, by OkHttp as it comes, and by the guarded client, which is OkHttp with what a server
/// needs around it and without what it does not need.
final class BareRequests implements AutoCloseable {

  /// A target's usual timeout.
  private static final Duration RUN_MAX = Duration.ofMinutes(1);

  /// Java's client loses an answer now and then when it takes a kept connection up again.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final int TRIES_MAX = 5;

  private static final MediaType JSON = MediaType.get("application/json");

  private final HttpClient java =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final OkHttpClient okHttp;
  private final GuardedClient guarded;
  private final URI url;
  private final int concurrency;
  private final Time time;

  BareRequests(GuardedClient guarded, String url, int concurrency, Time time) {
    this.guarded = guarded;
    this.url = URI.create(url);
    this.concurrency = concurrency;
    this.time = time;
    this.okHttp =
        new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(concurrency, 1, TimeUnit.MINUTES))
            .build();
  }

  /// Requests a second.
  double byJava(int requests) throws InterruptedException {
    return rate(requests, this::byJavaOnce);
  }

  /// Requests a second.
  double byOkHttp(int requests) throws InterruptedException {
    return rate(requests, this::byOkHttpOnce);
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

  private void byOkHttpOnce(int n) {
    String run = UUID.randomUUID().toString();
    Request request =
        new Request.Builder()
            .url(url.toString())
            .header("Accept", "application/json")
            .header("Idempotency-Key", run)
            .post(RequestBody.create(body(run, n), JSON))
            .build();
    try (Response response = okHttp.newCall(request).execute()) {
      response.body().bytes();
    } catch (IOException e) {
      throw new IllegalStateException("the endpoint does not answer", e);
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
  private interface Sending {
    void send(int n) throws InterruptedException;
  }

  private double rate(int requests, Sending sending) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(concurrency);
    long began = time.nanos();
    for (int n = 0; n < concurrency; n++) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
                sending.send(i);
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
    okHttp.connectionPool().evictAll();
  }
}
