package dev.sheaf.egress;

import dev.sheaf.failure.Failure;
import java.nio.charset.StandardCharsets;

/// What came of a call.
public sealed interface Reply {

  /// The other side answered, with whatever status. The body is decompressed; `truncated` when it
  /// was longer than the limit and the call allowed to cut it.
  record Answered(int status, Headers headers, byte[] body, boolean truncated) implements Reply {

    public boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /// There is no answer, and this is why: `DNS_FAILED`, `ADDRESS_REFUSED`, `CONNECT_FAILED`,
  /// `CONNECT_TIMEOUT`, `READ_TIMEOUT`, `DEADLINE_EXCEEDED`, `TLS_FAILED`, `CONNECTION_LOST`,
  /// `BODY_TOO_LARGE`, `BAD_ENCODING`, `PROTOCOL_ERROR`, `BAD_URL`.
  record Failed(Failure failure) implements Reply {}
}
