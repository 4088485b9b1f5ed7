package dev.sheaf.egress;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One request. A `trusted` call may go to an address inside the house: only for endpoints that the
/// operator configured, never for a URL that came in with a request or from a page.
public record Call(
    String method,
    URI uri,
    Headers headers,
    byte @Nullable [] body,
    @Nullable String contentType,
    Limits limits,
    boolean trusted) {

  public Call {
    headers.checked();
  }

  public static Call get(URI uri) {
    return new Call("GET", uri, Headers.NONE, null, null, Limits.DEFAULT, false);
  }

  public static Call postJson(URI uri, String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return new Call("POST", uri, Headers.NONE, bytes, "application/json", Limits.DEFAULT, false);
  }

  public static Call postMultipart(URI uri, Multipart form) {
    return new Call(
        "POST", uri, Headers.NONE, form.bytes(), form.contentType(), Limits.DEFAULT, false);
  }

  public Call with(Headers other) {
    return new Call(method, uri, other, body, contentType, limits, trusted);
  }

  public Call with(Limits other) {
    return new Call(method, uri, headers, body, contentType, other, trusted);
  }

  public Call toTrusted() {
    return new Call(method, uri, headers, body, contentType, limits, true);
  }
}
