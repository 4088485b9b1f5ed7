package dev.sheaf.egress;

import dev.sheaf.failure.Failure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

  private static final int POOLED_MAX = 256;
  private static final Duration POOLED_FOR = Duration.ofSeconds(30);

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
            .retryOnConnectionFailure(true)
            .connectionPool(
                new ConnectionPool(POOLED_MAX, POOLED_FOR.toSeconds(), TimeUnit.SECONDS))
            .addInterceptor(
                new CompressionInterceptor(Brotli.INSTANCE, Gzip.INSTANCE, Deflate.INSTANCE))
            .build();
    this.guarded = base.newBuilder().dns(new GuardedDns(policy, resolver)).build();
    this.trusting =
        base.newBuilder()
            .connectionPool(
                new ConnectionPool(POOLED_MAX, POOLED_FOR.toSeconds(), TimeUnit.SECONDS))
            .dns(host -> List.of(resolver.resolve(host)))
            .build();
  }

  /// Finds the addresses of a name.
  @FunctionalInterface
  public interface Resolver {

    Resolver SYSTEM = InetAddress::getAllByName;

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
    if (!call.trusted() && Urls.isForbiddenLiteral(call.uri(), policy)) {
      return GuardedDns.refused(url.host());
    }
    Limits limits = call.limits();
    OkHttpClient client =
        (call.trusted() ? trusting : guarded)
            .newBuilder()
            .connectTimeout(limits.connect())
            .readTimeout(limits.read())
            .writeTimeout(limits.read())
            .callTimeout(limits.total())
            // What changes something is sent once: whether to send it again is the caller's to say.
            .retryOnConnectionFailure(call.body() == null)
            .build();
    return exchange(client.newCall(request(call, url)), limits, url);
  }

  @Override
  public void close() {
    guarded.connectionPool().evictAll();
    trusting.connectionPool().evictAll();
  }

  private static Reply exchange(okhttp3.Call call, Limits limits, HttpUrl url)
      throws InterruptedException {
    try (Response response = call.execute()) {
      return answer(response, limits);
    } catch (TooLarge e) {
      return failed(
          "BODY_TOO_LARGE",
          "The response is larger than %,d bytes".formatted(limits.responseBytes()));
    } catch (IOException | RuntimeException e) {
      if (Thread.interrupted() || isInterruption(e)) {
        call.cancel();
        throw new InterruptedException();
      }
      return Causes.failed(e, url.host(), limits);
    }
  }

  private static Reply answer(Response response, Limits limits) throws IOException {
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
    byte[] bytes = body.readByteArray(Math.min(body.size(), limits.responseBytes()));
    return new Reply.Answered(response.code(), headers(response), bytes, truncated);
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

  /// An interrupted thread makes the library fail in several ways; a timeout of its own is none of
  /// them.
  private static boolean isInterruption(Exception e) {
    return e instanceof InterruptedIOException
        && !(e instanceof java.net.SocketTimeoutException)
        && "interrupted".equals(e.getMessage());
  }

  static Reply failed(String code, String message) {
    return new Reply.Failed(Failure.target(code, message));
  }

  private static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
