package dev.sheaf.egress;

import dev.sheaf.failure.Failure;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import okhttp3.CompressionInterceptor;
import okhttp3.Gzip;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.brotli.Brotli;
import org.jspecify.annotations.Nullable;

/// Makes calls, each within its limits and only to addresses that the policy permits.
///
/// Addresses are judged where the name is resolved, and the connection goes to exactly the
/// addresses that were judged, so a name that changes its answer in between gains nothing.
/// Redirects are never followed here: whoever wants to follow one makes another call, which is
/// judged again. Blocking; interrupting the calling thread cancels the call.
public final class GuardedClient implements AutoCloseable {

  private static final MediaType JSON = MediaType.get("application/json");

  private final Clients guarded;
  private final Clients trusting;
  private final AddressPolicy policy;
  private final ReadUrls urls = new ReadUrls();

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
            .connectionPool(KeptConnections.pool())
            .addInterceptor(
                new CompressionInterceptor(
                    new Decoding(Brotli.INSTANCE),
                    new Decoding(Gzip.INSTANCE),
                    new Decoding(Deflate.INSTANCE)))
            .build();
    Names names = new Names(resolver);
    this.guarded = new Clients(base.newBuilder().dns(new GuardedDns(policy, names)).build());
    this.trusting =
        new Clients(base.newBuilder().connectionPool(KeptConnections.pool()).dns(names).build());
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
    HttpUrl url = urls.get(call.uri());
    if (url == null) {
      return failed("BAD_URL", "The URL is not an absolute http or https URL");
    }
    if (!call.trusted() && Urls.isForbiddenLiteral(url, policy)) {
      return GuardedDns.refused(url.host());
    }
    Clients clients = call.trusted() ? trusting : guarded;
    // What changes something is sent once: whether to send it again is the caller's to say.
    OkHttpClient client = clients.with(call.limits(), call.body() == null);
    return new Exchange(client.newCall(request(call, url)), call.limits(), url.host()).run();
  }

  @Override
  public void close() {
    guarded.close();
    trusting.close();
  }

  private static Request request(Call call, HttpUrl url) {
    Request.Builder request = new Request.Builder().url(url);
    call.headers().fields().forEach(field -> request.addHeader(field.name(), field.value()));
    byte[] body = call.body();
    if (body == null && needsBody(call.method())) {
      body = new byte[0];
    }
    MediaType type = call.contentType() == null ? null : type(call.contentType());
    return request
        .method(call.method(), body == null ? null : RequestBody.create(body, type))
        .build();
  }

  /// Nearly all calls send JSON, and to parse a type is some work.
  private static @Nullable MediaType type(String text) {
    return text.equals("application/json") ? JSON : MediaType.parse(text);
  }

  private static boolean needsBody(String method) {
    return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
  }

  static Reply failed(String code, String message) {
    return new Reply.Failed(Failure.target(code, message));
  }
}
