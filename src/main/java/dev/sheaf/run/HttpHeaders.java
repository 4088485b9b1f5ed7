package dev.sheaf.run;

import dev.sheaf.egress.Headers;
import dev.sheaf.secret.Secrets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The headers of a target with the secrets in them.
final class HttpHeaders {

  private final Secrets secrets;

  HttpHeaders(Secrets secrets) {
    this.secrets = secrets;
  }

  /// Headers to send, and the secrets in them; or why there are none. Never to be printed.
  record Ready(Headers headers, List<String> secrets, @Nullable RunFailure problem) {

    @Override
    public String toString() {
      return "Ready[***]";
    }
  }

  Ready ready(Action.Http action, Work work) {
    Headers headers = Headers.NONE;
    List<String> known = new ArrayList<>();
    for (var header : action.headers().entrySet()) {
      SecretText.Revealed revealed = SecretText.reveal(header.getValue(), work.org(), secrets);
      if (revealed.missing() != null) {
        return new Ready(Headers.NONE, known, missing(work, revealed.missing()));
      }
      if (!revealed.value().chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
        return new Ready(Headers.NONE, known, malformed(work, header.getKey()));
      }
      headers = headers.with(header.getKey(), revealed.value());
      known.addAll(revealed.secrets());
    }
    return new Ready(headers, known, null);
  }

  private static RunFailure missing(Work work, String name) {
    return RunFailure.of(
        RunFailure.MODEL_UNAVAILABLE,
        "%s needs the secret %s, which is not set; ./sheaf secrets set %s sets it"
            .formatted(work.target().path(), name, name));
  }

  private static RunFailure malformed(Work work, String header) {
    return RunFailure.of(
        RunFailure.MODEL_UNAVAILABLE,
        "The header %s of %s holds characters that no header may have; set its secret again"
            .formatted(header, work.target().path()));
  }
}
