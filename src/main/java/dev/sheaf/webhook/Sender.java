package dev.sheaf.webhook;

import dev.sheaf.egress.Headers;
import java.net.URI;
import java.time.Duration;

/// Posts one body of JSON. Follows no redirects. A failure of the other side is an answer, never an
/// exception.
@FunctionalInterface
interface Sender {

  Sent send(URI url, Headers headers, byte[] body, Duration timeout) throws InterruptedException;
}
