package dev.sheaf.egress;

import java.time.Duration;

/// The bounds of one call. `total` covers everything from resolving the name to the last byte;
/// `responseBytes` is counted after decompression. With `keepTruncated`, a longer response is cut
/// there and marked; without, the call fails.
public record Limits(
    Duration connect, Duration read, Duration total, int responseBytes, boolean keepTruncated) {

  public static final Limits DEFAULT =
      new Limits(
          Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(30), 10 << 20, false);

  public Limits {
    if (!connect.isPositive() || !read.isPositive() || !total.isPositive()) {
      throw new IllegalArgumentException(
          "timeouts are %s, %s, %s, must be positive".formatted(connect, read, total));
    }
    if (responseBytes < 0) {
      throw new IllegalArgumentException(
          "responseBytes is " + responseBytes + ", must not be negative");
    }
  }

  public Limits withTotal(Duration longest) {
    return new Limits(connect, longest, longest, responseBytes, keepTruncated);
  }

  public Limits withBytes(int most) {
    return new Limits(connect, read, total, most, keepTruncated);
  }

  public Limits cutting() {
    return new Limits(connect, read, total, responseBytes, true);
  }
}
