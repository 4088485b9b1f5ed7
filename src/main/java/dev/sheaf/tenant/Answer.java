package dev.sheaf.tenant;

import java.util.HashMap;
import java.util.Map;

/// A whole answer to a request, as it can be stored and given again.
public record Answer(int status, Map<String, String> headers, byte[] body) {

  static final int BODY_MAX = 8 << 20;

  public Answer {
    if (status < 100 || status > 599) {
      throw new IllegalArgumentException("status is " + status + ", must be 100 to 599");
    }
    if (body.length > BODY_MAX) {
      throw new IllegalArgumentException(
          "the body has " + body.length + " bytes, must be at most " + BODY_MAX + " to be stored");
    }
    headers = Map.copyOf(headers);
  }

  /// As it is given again.
  Answer replayed() {
    Map<String, String> more = new HashMap<>(headers);
    more.put("Idempotency-Replayed", "true");
    return new Answer(status, more, body);
  }

  /// Whether the same request shall get this answer again. The others say that nothing was done, so
  /// trying again is right.
  boolean isFinal() {
    return status / 100 == 2 || status == 402 || status == 403 || status == 422;
  }
}
