package dev.sheaf.webhook;

import dev.sheaf.egress.Headers;
import dev.sheaf.job.JobId;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event as a dialect hands it in. `jobId` is null for an event that is about no job and so has
/// no order to keep. The `id` is the caller's to make, because some bodies tell it. `headers` are
/// the dialect's own, sent on every attempt; a `User-Agent` among them replaces ours.
///
/// Its limits are checked here, inside the transaction of a step that has happened, where breaking
/// one undoes the step: a dialect checks the URL when the job comes in, and keeps its bodies small.
public record NewEvent(
    UUID orgId,
    @Nullable JobId jobId,
    EventId id,
    String type,
    URI url,
    byte[] body,
    BodyForm form,
    Headers headers,
    DeliveryPolicy policy) {

  public static final int URL_MAX = 2_048;
  public static final int BODY_MAX = 8 << 20;
  static final int TYPE_MAX = 200;

  public NewEvent {
    atMost("type", type.length(), TYPE_MAX, "characters");
    atMost("url", url.toString().length(), URL_MAX, "characters");
    atMost("body", body.length, BODY_MAX, "bytes");
    form.check(body);
  }

  private static void atMost(String what, int is, int most, String unit) {
    if (is > most) {
      throw new IllegalArgumentException(
          "the %s of an event has %,d %s, may have at most %,d".formatted(what, is, unit, most));
    }
  }

  /// What shares the places of one receiver.
  String receiver() {
    return url.getScheme() + "://" + url.getRawAuthority();
  }
}
