package dev.sheaf.webhook;

import dev.sheaf.egress.Call;
import dev.sheaf.egress.GuardedClient;
import dev.sheaf.egress.Headers;
import dev.sheaf.egress.Limits;
import dev.sheaf.egress.Reply;
import java.net.URI;
import java.time.Duration;

/// Sends through the guarded client: a receiver's address comes in with a request, so it may not
/// lie inside the house unless the operator listed it.
final class GuardedSender implements Sender {

  static final int EXCERPT_BYTES = 4_096;
  private static final Duration CONNECT_MAX = Duration.ofSeconds(10);

  private final GuardedClient client;

  GuardedSender(GuardedClient client) {
    this.client = client;
  }

  @Override
  public Sent send(URI url, Headers headers, byte[] body, Duration timeout)
      throws InterruptedException {
    Call post = new Call("POST", url, headers, body, "application/json", limits(timeout), false);
    return switch (client.call(post)) {
      case Reply.Answered answer -> new Sent.Answered(answer.status(), excerpt(answer));
      case Reply.Failed failed -> new Sent.Failed(failed.failure());
    };
  }

  private static Limits limits(Duration timeout) {
    Duration connect = timeout.compareTo(CONNECT_MAX) < 0 ? timeout : CONNECT_MAX;
    return new Limits(connect, timeout, timeout, EXCERPT_BYTES, true);
  }

  /// PostgreSQL text cannot hold NUL.
  private static String excerpt(Reply.Answered answer) {
    return answer.text().replace('\0', ' ');
  }
}
