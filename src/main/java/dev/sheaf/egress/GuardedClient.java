package dev.sheaf.egress;

import dev.sheaf.failure.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import okhttp3.CompressionInterceptor;
import okhttp3.ConnectionPool;
import okhttp3.Gzip;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.brotli.Brotli;
import okio.Buffer;
import okio.BufferedSource;

/// Makes calls, each within its limits and only to addresses that the policy permits.
///
/// Addresses are judged where the name is resolved, and the connection goes to exactly the
/// addresses that were judged, so a name that changes its answer in between gains nothing.
/// Redirects are never followed here: whoever wants to follow one makes another call, which is
/// judged again. Blocking; interrupting the calling thread cancels the call.
public final class GuardedClient implements AutoCloseable {

  private static final Pattern COMPRESSION =
      Pattern.compile("(?i)\\b(gzip|deflate|br|zstd|compress)\\b");
  private static final int POOLED_MAX = 256;

  /// Shorter than the usual servers wait (two seconds and more): a request on a connection that the
  /// server is just closing is lost, and one that changes something is not repeated by itself.
  private static final Duration POOLED_FOR = Duration.ofMillis(1_500);

  private final OkHttpClient guarded;
  private final OkHttpClient trusting;
  private final AddressPolicy policy;

  public GuardedClient(AddressPolicy policy) {
    this(policy, Resolver.SYSTEM);
  }

  public GuardedClient(AddressPolicy policy, Resolver resolver) {
    this.policy = policy;
    OkHttpClient base =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .proxy(Proxy.NO_PROXY) // a proxy would resolve names behind our back
            .retryOnConnectionFailure(true)
            .eventListenerFactory(_ -> new OneTimeConnections())
            .connectionPool(
                new ConnectionPool(POOLED_MAX, POOLED_FOR.toMillis(), TimeUnit.MILLISECONDS))
            .addInterceptor(
                new CompressionInterceptor(
                    new Decoding(Brotli.INSTANCE),
                    new Decoding(Gzip.INSTANCE),
                    new Decoding(Deflate.INSTANCE)))
            .build();
    this.guarded = base.newBuilder().dns(new GuardedDns(policy, resolver)).build();
    this.trusting =
        base.newBuilder()
            .connectionPool(
                new ConnectionPool(POOLED_MAX, POOLED_FOR.toMillis(), TimeUnit.MILLISECONDS))
            .dns(host -> List.of(resolver.resolve(host)))
            .build();
  }

  /// Finds the addresses of a name.
  @FunctionalInterface
  public interface Resolver {

    Resolver SYSTEM = new SystemResolver();

    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  public AddressPolicy policy() {
    return policy;
  }

  public Reply call(Call call) throws InterruptedException {
    HttpUrl url = HttpUrl.get(call.uri());
    if (url == null) {
      return failed("BAD_URL", "The URL is not an absolute http or https URL");
    }
    if (!call.trusted() && Urls.isForbiddenLiteral(url, policy)) {
      return GuardedDns.refused(url.host());
    }
    Limits limits = call.limits();
    OkHttpClient client =
        (call.trusted() ? trusting : guarded)
            .newBuilder()
            .connectTimeout(limits.connect())
            .readTimeout(silence(limits))
            .writeTimeout(silence(limits))
            // What changes something is sent once: whether to send it again is the caller's to say.
            .retryOnConnectionFailure(call.body() == null)
            .build();
    return exchange(client.newCall(request(call, url)), limits, url);
  }

  /// How long the library waits for a byte. Zero, which is without end, where the deadline of the
  /// whole call is no later: to watch every read and write costs more than the rest of a short
  /// call.
  private static Duration silence(Limits limits) {
    return limits.read().compareTo(limits.total()) < 0 ? limits.read() : Duration.ZERO;
  }

  @Override
  public void close() {
    guarded.connectionPool().evictAll();
    trusting.connectionPool().evictAll();
  }

  /// The exchange has a thread of its own, so that the caller can leave at its deadline or when it
  /// is interrupted, also while a name is being resolved or a socket read, which nothing else ends.
  private static Reply exchange(okhttp3.Call call, Limits limits, HttpUrl url)
      throws InterruptedException {
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    Thread.ofVirtual().name("egress").start(() -> run(call, limits, url, reply));
    try {
      return reply.get(limits.total().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      call.cancel();
      return Causes.deadline(url.host(), limits);
    } catch (InterruptedException e) {
      call.cancel();
      throw e;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the exchange with " + url.host() + " broke", e.getCause());
    }
  }

  private static void run(
      okhttp3.Call call, Limits limits, HttpUrl url, CompletableFuture<Reply> reply) {
    try {
      reply.complete(answer(call, limits, url));
    } catch (Throwable e) { // an Error too has to reach the caller, who waits
      reply.completeExceptionally(e);
    }
  }

  private static Reply answer(okhttp3.Call call, Limits limits, HttpUrl url) {
    try (Response response = call.execute()) {
      return answer(response, limits);
    } catch (TooLarge e) {
      return failed(
          "BODY_TOO_LARGE",
          "The response is larger than %,d bytes".formatted(limits.responseBytes()));
    } catch (IOException | RuntimeException e) {
      return Causes.failed(e, url.host(), limits);
    }
  }

  private static Reply answer(Response response, Limits limits) throws IOException {
    if (response.body().contentLength() > limits.responseBytes() && !limits.keepTruncated()) {
      throw new TooLarge();
    }
    BufferedSource source = response.body().source();
    Buffer body = new Buffer();
    long most = limits.responseBytes() + 1L;
    while (body.size() < most && source.read(body, most - body.size()) != -1) {
      // until the end, or one byte past the limit
    }
    boolean truncated = body.size() > limits.responseBytes();
    if (truncated && !limits.keepTruncated()) {
      throw new TooLarge();
    }
    if (isStillEncoded(response)) {
      throw new ZipException("an encoding that was not asked for");
    }
    byte[] bytes = body.readByteArray(Math.min(body.size(), limits.responseBytes()));
    return new Reply.Answered(response.code(), headers(response), bytes, truncated);
  }

  /// The library takes `Content-Encoding` away when it has undone it. What is left of it, like two
  /// encodings at once, we do not undo; words that are no compression, as some sites send, do not
  /// matter.
  private static boolean isStillEncoded(Response response) {
    String left = response.header("Content-Encoding", "");
    return left != null && COMPRESSION.matcher(left).find();
  }

  private static Headers headers(Response response) {
    okhttp3.Headers from = response.headers();
    List<Headers.Field> fields =
        java.util.stream.IntStream.range(0, from.size())
            .mapToObj(i -> new Headers.Field(from.name(i), from.value(i)))
            .toList();
    return new Headers(fields);
  }

  private static Request request(Call call, HttpUrl url) {
    Request.Builder request = new Request.Builder().url(url);
    call.headers().fields().forEach(field -> request.addHeader(field.name(), field.value()));
    byte[] body = call.body();
    if (body == null && needsBody(call.method())) {
      body = new byte[0];
    }
    MediaType type = call.contentType() == null ? null : MediaType.parse(call.contentType());
    return request
        .method(call.method(), body == null ? null : RequestBody.create(body, type))
        .build();
  }

  private static boolean needsBody(String method) {
    return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
  }

  static Reply failed(String code, String message) {
    return new Reply.Failed(Failure.target(code, message));
  }

  private static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
