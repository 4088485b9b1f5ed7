package dev.sheaf.asset;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A file written into a text: `data:image/png;base64,iVBORw0…`.
record DataUri(@Nullable String type, byte[] bytes) {

  private static final String SCHEME = "data:";
  private static final String BASE64 = ";base64";

  static boolean looksLikeOne(String text) {
    return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  /// Empty if it is broken.
  static Optional<DataUri> parse(String text) {
    int comma = text.indexOf(',');
    if (!looksLikeOne(text) || comma < 0) {
      return Optional.empty();
    }
    String about = text.substring(SCHEME.length(), comma);
    boolean base64 = about.toLowerCase(java.util.Locale.ROOT).endsWith(BASE64);
    String type = base64 ? about.substring(0, about.length() - BASE64.length()) : about;
    try {
      String rest = text.substring(comma + 1);
      byte[] bytes =
          base64
              ? Base64.getMimeDecoder().decode(unescaped(rest))
              : unescaped(rest).getBytes(StandardCharsets.UTF_8);
      return Optional.of(new DataUri(ContentTypes.bare(type), bytes));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Percent escapes; a plus is a plus here, other than in forms.
  private static String unescaped(String text) {
    return text.indexOf('%') < 0
        ? text
        : java.net.URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
