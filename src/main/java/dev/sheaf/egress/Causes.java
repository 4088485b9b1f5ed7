package dev.sheaf.egress;

import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import okhttp3.internal.http2.ConnectionShutdownException;
import okhttp3.internal.http2.StreamResetException;
import org.jspecify.annotations.Nullable;

/// Turns what the HTTP library throws into one code per cause.
final class Causes {

  private Causes() {}

  static Reply failed(Exception e, String host, Limits limits) {
    return switch (e) {
      case GuardedDns.Refused _ -> GuardedDns.refused(host);
      case Names.Late _ -> deadline(host, limits);
      case UnknownHostException _ ->
          GuardedClient.failed("DNS_FAILED", "The name " + host + " cannot be resolved");
      case SocketTimeoutException timeout -> timeout(timeout, host, limits);
      case InterruptedIOException _ -> deadline(host, limits);
      case SSLException tls when isLoss(tls.getCause()) -> lost(host);
      case SSLException tls ->
          GuardedClient.failed(
              "TLS_FAILED", "No secure connection to " + host + ": " + tls.getMessage());
      case NoRouteToHostException _ -> connectFailed(host);
      case ConnectException connect -> connect(connect, host, limits);
      case StreamResetException _, ConnectionShutdownException _, EOFException _ -> lost(host);
      case ZipException _ -> encoding(host);
      case ProtocolException protocol -> protocol(protocol, host);
      case SocketException _ -> lost(host);
      default -> other(e, host);
    };
  }

  static Reply deadline(String host, Limits limits) {
    return GuardedClient.failed(
        "DEADLINE_EXCEEDED",
        "%s did not finish its answer within %d ms".formatted(host, limits.total().toMillis()));
  }

  /// A handshake that is broken off says nothing about the certificate.
  private static boolean isLoss(@Nullable Throwable cause) {
    return cause instanceof EOFException || cause instanceof SocketException;
  }

  private static Reply timeout(SocketTimeoutException e, String host, Limits limits) {
    boolean connecting = message(e).contains("connect");
    return connecting
        ? GuardedClient.failed(
            "CONNECT_TIMEOUT",
            "%s did not take the connection within %d ms"
                .formatted(host, limits.connect().toMillis()))
        : GuardedClient.failed(
            "READ_TIMEOUT", "%s sent nothing for %d ms".formatted(host, limits.read().toMillis()));
  }

  private static Reply connect(ConnectException e, String host, Limits limits) {
    return e.getCause() instanceof SocketTimeoutException timeout
        ? timeout(timeout, host, limits)
        : connectFailed(host);
  }

  private static Reply connectFailed(String host) {
    return GuardedClient.failed("CONNECT_FAILED", host + " does not take connections");
  }

  private static Reply lost(String host) {
    return GuardedClient.failed("CONNECTION_LOST", host + " broke the connection off");
  }

  private static Reply encoding(String host) {
    return GuardedClient.failed(
        "BAD_ENCODING", host + " sent a body that does not decompress as it says");
  }

  private static Reply protocol(ProtocolException e, String host) {
    return message(e).contains("unexpected end of stream")
        ? lost(host)
        : GuardedClient.failed("PROTOCOL_ERROR", host + " does not speak proper HTTP");
  }

  private static Reply other(Exception e, String host) {
    String message = message(e);
    if (message.contains("unexpected end of stream") || message.contains("connection closed")) {
      return lost(host);
    }
    return GuardedClient.failed("PROTOCOL_ERROR", host + " does not speak proper HTTP");
  }

  private static String message(Exception e) {
    return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
  }
}
