package dev.sheaf.egress;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.OkHttpClient;

/// The library's client for each set of limits: they share what the first has, its connections too,
/// and to make one takes longer than to send with it.
final class Clients {

  /// There are about as many as targets with timeouts of their own; beyond this they are made anew.
  private static final int KEPT_MAX = 1_000;

  private final OkHttpClient first;
  private final Map<Timeouts, OkHttpClient> kept = new ConcurrentHashMap<>();

  Clients(OkHttpClient first) {
    this.first = first;
  }

  private record Timeouts(Duration connect, Duration silence, boolean again) {

    OkHttpClient of(OkHttpClient first) {
      return first
          .newBuilder()
          .connectTimeout(connect)
          .readTimeout(silence)
          .writeTimeout(silence)
          .retryOnConnectionFailure(again)
          .build();
    }
  }

  /// `again`: whether what was lost with a connection may be sent once more.
  OkHttpClient with(Limits limits, boolean again) {
    if (kept.size() > KEPT_MAX) {
      kept.clear();
    }
    return kept.computeIfAbsent(
        new Timeouts(limits.connect(), silence(limits), again), timeouts -> timeouts.of(first));
  }

  void close() {
    first.connectionPool().evictAll();
  }

  /// How long the library waits for a byte. Zero, which is without end, where the deadline of the
  /// whole call is no later: to watch every read and write costs more than the rest of a short
  /// call.
  private static Duration silence(Limits limits) {
    return limits.read().compareTo(limits.total()) < 0 ? limits.read() : Duration.ZERO;
  }
}
