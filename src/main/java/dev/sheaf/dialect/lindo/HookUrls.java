package dev.sheaf.dialect.lindo;

import dev.sheaf.webhook.NewEvent;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// Reads addresses that events are sent to.
final class HookUrls {

  private HookUrls() {}

  static @Nullable String optional(Fields fields, String name) {
    String url = fields.text(name, NewEvent.URL_MAX);
    return url == null ? null : checked(fields, name, url);
  }

  static String required(Fields fields, String name) {
    return checked(fields, name, fields.required(name, NewEvent.URL_MAX));
  }

  private static String checked(Fields fields, String name, String url) {
    if (fields.tree(name).isString() && !isWeb(url)) {
      fields.error(name, "Invalid url");
    }
    return url;
  }

  private static boolean isWeb(String url) {
    try {
      URI uri = new URI(url);
      boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return isHttp && uri.getHost() != null;
    } catch (URISyntaxException _) {
      return false;
    }
  }
}
