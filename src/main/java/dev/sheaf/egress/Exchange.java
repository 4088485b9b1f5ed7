package dev.sheaf.egress;

import dev.sheaf.time.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipException;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/// One request and its answer, over at its deadline at the latest.
///
/// It runs on the caller's thread if that is a virtual one, whose waiting for a socket ends when it
/// is interrupted. Nothing ends that of a platform thread, so there it has a thread of its own.
final class Exchange {

  /// The one that the thread is making.
  private static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

  private static final Time TIME = Time.system();
  private static final Deadlines DEADLINES = Deadlines.started();
  private static final Pattern COMPRESSION =
      Pattern.compile("(?i)\\b(gzip|deflate|br|zstd|compress)\\b");

  private final okhttp3.Call call;
  private final Limits limits;
  private final String host;
  private final long endsAt;
  private volatile boolean late;

  Exchange(okhttp3.Call call, Limits limits, String host) {
    this.call = call;
    this.limits = limits;
    this.host = host;
    this.endsAt = TIME.nanos() + limits.total().toNanos();
  }

  /// How long the exchange that this thread makes has left.
  static Duration left() {
    return CURRENT.isBound()
        ? Duration.ofNanos(Math.max(0, CURRENT.get().endsAt - TIME.nanos()))
        : Limits.DEFAULT.total();
  }

  Reply run() throws InterruptedException {
    return Thread.currentThread().isVirtual() ? here() : elsewhere();
  }

  void breakOffIfLate() {
    if (TIME.nanos() - endsAt >= 0) {
      late = true;
      call.cancel();
    }
  }

  private Reply here() throws InterruptedException {
    DEADLINES.add(this);
    try {
      return ScopedValue.where(CURRENT, this).call(this::answer);
    } finally {
      DEADLINES.remove(this);
    }
  }

  private Reply elsewhere() throws InterruptedException {
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    Thread thread = Thread.ofVirtual().name("egress").start(() -> here(reply));
    try {
      return reply.get();
    } catch (InterruptedException e) {
      thread.interrupt();
      throw e;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the exchange with " + host + " broke", e.getCause());
    }
  }

  private void here(CompletableFuture<Reply> reply) {
    try {
      reply.complete(here());
    } catch (Throwable e) { // an Error too has to reach the caller, who waits
      reply.completeExceptionally(e);
    }
  }

  private Reply answer() throws InterruptedException {
    try (Response response = call.execute()) {
      return answer(response);
    } catch (TooLarge e) {
      return GuardedClient.failed(
          "BODY_TOO_LARGE",
          "The response is larger than %,d bytes".formatted(limits.responseBytes()));
    } catch (Exception e) { // the library also lets through what it does not declare
      if (late) {
        return Causes.deadline(host, limits);
      }
      if (Thread.interrupted() || e instanceof InterruptedException) {
        throw new InterruptedException();
      }
      return Causes.failed(e, host, limits);
    }
  }

  private Reply answer(Response response) throws IOException {
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
    String left = response.header("Content-Encoding");
    return left != null && COMPRESSION.matcher(left).find();
  }

  private static Headers headers(Response response) {
    okhttp3.Headers from = response.headers();
    List<Headers.Field> fields =
        IntStream.range(0, from.size())
            .mapToObj(i -> new Headers.Field(from.name(i), from.value(i)))
            .toList();
    return new Headers(fields);
  }

  private static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
