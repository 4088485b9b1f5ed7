package dev.sheaf.tenant;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import dev.sheaf.store.Database;
import dev.sheaf.tenant.Answers.Stored;
import dev.sheaf.time.Time;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Requests that say with an `Idempotency-Key` that they shall be done once, however often they are
/// sent.
///
/// The key is claimed in a transaction of its own, so that others see it at once; then the work and
/// its stored answer are committed together. A crash in between therefore leaves a claim and no
/// work, and the claim goes stale. The opposite, work without its answer, cannot be.
public final class Idempotency {

  public static final String HEADER = "Idempotency-Key";

  static final int KEY_MAX = 255;
  static final Duration VALID = Duration.ofHours(24);
  static final Duration STALE = Duration.ofMinutes(30);

  private final Database database;
  private final Answers answers;
  private final Time time;

  public Idempotency(Database database, Time time) {
    this.database = database;
    this.answers = new Answers(database);
    this.time = time;
  }

  /// Runs the work, or gives the answer again that it had before. `key` is what the header says and
  /// null without one; `route` names what the body was sent to, as in `POST /v1/batches`.
  ///
  /// The work runs in a transaction of this method: what it submits is accepted when this returns,
  /// and undone when it throws. Failures: `IDEMPOTENCY_KEY_REUSE` for another request under a known
  /// key (422), `IDEMPOTENCY_KEY_IN_PROGRESS` while the first still runs (409), and
  /// `IDEMPOTENCY_KEY_INVALID` for a key that is empty or longer than 255 characters (400).
  public Answer answer(
      UUID org, @Nullable String key, String route, byte[] body, Supplier<Answer> work) {
    if (key == null) {
      return work.get();
    }
    check(key);
    return answer(org, new Key(key, key), hash(route, body), work);
  }

  /// As [#answer], where the same key on another route is another key.
  public Answer answerOnRoute(
      UUID org, @Nullable String key, String route, byte[] body, Supplier<Answer> work) {
    if (key == null) {
      return work.get();
    }
    check(key);
    String stored = HexFormat.of().formatHex(hash(route, key.getBytes(StandardCharsets.UTF_8)));
    return answer(org, new Key(key, stored), hash(route, body), work);
  }

  private Answer answer(UUID org, Key key, byte[] hash, Supplier<Answer> work) {
    UUID attempt = UUID.randomUUID();
    return claim(org, key, hash, attempt).orElseGet(() -> run(org, key, attempt, work));
  }

  /// A key as it was sent, and as it is stored.
  private record Key(String sent, String stored) {}

  /// The stored answer, or nothing once the key is ours.
  private Optional<Answer> claim(UUID org, Key key, byte[] hash, UUID attempt) {
    Instant now = time.instant();
    answers.deleteSome(now.minus(VALID));
    if (answers.claim(org, key.stored(), hash, attempt, now, now.minus(STALE), now.minus(VALID))) {
      return Optional.empty();
    }
    Stored stored = answers.find(org, key.stored()).orElseThrow(() -> inProgress(key.sent()));
    if (!Arrays.equals(stored.requestHash(), hash)) {
      throw reuse(key.sent());
    }
    return Optional.of(stored.answer().orElseThrow(() -> inProgress(key.sent())).replayed());
  }

  private Answer run(UUID org, Key key, UUID attempt, Supplier<Answer> work) {
    try {
      return database.inTransaction(() -> {
        Answer answer = work.get();
        boolean ours =
            answer.isFinal()
                ? answers.store(org, key.stored(), attempt, answer)
                : answers.release(org, key.stored(), attempt);
        if (!ours) {
          throw inProgress(key.sent());
        }
        return answer;
      });
    } catch (RuntimeException | Error e) {
      release(org, key.stored(), attempt, e);
      throw e;
    }
  }

  private void release(UUID org, String key, UUID attempt, Throwable reason) {
    try {
      answers.release(org, key, attempt);
    } catch (RuntimeException e) {
      // The claim goes stale by itself; what failed the work is what the caller must hear.
      reason.addSuppressed(e);
    }
  }

  private static void check(String key) {
    if (key.isEmpty() || key.length() > KEY_MAX || key.indexOf('\0') >= 0) {
      throw new FailureException(
          Failure.caller(
              "IDEMPOTENCY_KEY_INVALID",
              "The Idempotency-Key has "
                  + key.length()
                  + " characters, must have 1 to "
                  + KEY_MAX));
    }
  }

  private static FailureException inProgress(String key) {
    return new FailureException(
        Failure.caller(
            "IDEMPOTENCY_KEY_IN_PROGRESS",
            "The first request with the Idempotency-Key \""
                + key
                + "\" is still running; send this one again in a moment"));
  }

  private static FailureException reuse(String key) {
    return new FailureException(
        Failure.caller(
            "IDEMPOTENCY_KEY_REUSE",
            "The Idempotency-Key \""
                + key
                + "\" was used for another request within 24 hours; take a new key"));
  }

  private static byte[] hash(String route, byte[] body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(route.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      return digest.digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
