package dev.sheaf.tenant;

import dev.sheaf.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// So many requests in each minute and each hour of the clock. A request that is refused is counted
/// in neither. What is told is the window with fewer requests left; of two with as many, the one
/// that lasts longer, so that nobody comes back too early.
public final class FixedWindows implements RateLimit {

  private static final Comparator<Count> TIGHTEST_FIRST =
      Comparator.comparingInt(Count::left)
          .thenComparing(count -> count.endsAt, Comparator.reverseOrder());

  private final List<Window> windows;
  private final Time time;
  private final Map<UUID, List<Count>> counts = new ConcurrentHashMap<>();

  private FixedWindows(List<Window> windows, Time time) {
    this.windows = windows;
    this.time = time;
  }

  /// Without the windows that have a limit of 0; nothing if both have.
  public static Optional<RateLimit> of(int perMinute, int perHour, Time time) {
    List<Window> windows =
        Stream.of(
                new Window(perMinute, Duration.ofMinutes(1), "a minute"),
                new Window(perHour, Duration.ofHours(1), "an hour"))
            .filter(window -> window.limit > 0)
            .toList();
    return windows.isEmpty() ? Optional.empty() : Optional.of(new FixedWindows(windows, time));
  }

  @Override
  public Taken take(UUID key) {
    return stand(key, true);
  }

  @Override
  public Taken look(UUID key) {
    return stand(key, false);
  }

  private Taken stand(UUID key, boolean isRequest) {
    List<Count> all = counts.computeIfAbsent(key, _ -> windows.stream().map(Count::new).toList());
    Instant now = time.instant();
    synchronized (all) {
      all.forEach(count -> count.openAt(now));
      boolean isLetIn = all.stream().allMatch(count -> count.left() > 0);
      if (isRequest && isLetIn) {
        all.forEach(count -> count.used++);
      }
      Count tightest = all.stream().min(TIGHTEST_FIRST).orElseThrow();
      return tightest.taken(
          isRequest && !isLetIn
              ? Optional.of(Duration.between(now, tightest.endsAt))
              : Optional.empty());
    }
  }

  private record Window(int limit, Duration length, String per) {

    Instant endAfter(Instant now) {
      long seconds = length.toSeconds();
      return Instant.ofEpochSecond((now.getEpochSecond() / seconds + 1) * seconds);
    }
  }

  /// What a key has used of a window.
  private static final class Count {

    private final Window window;
    private Instant endsAt = Instant.EPOCH;
    private int used;

    Count(Window window) {
      this.window = window;
    }

    void openAt(Instant now) {
      Instant end = window.endAfter(now);
      if (!end.equals(endsAt)) {
        endsAt = end;
        used = 0;
      }
    }

    int left() {
      return window.limit - used;
    }

    Taken taken(Optional<Duration> pause) {
      return new Taken(window.limit, window.per, left(), endsAt, pause);
    }
  }
}
