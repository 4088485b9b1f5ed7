package dev.sheaf.run;

import dev.sheaf.secret.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Header values that name secrets, as in `Bearer {{secret:NAME}}`.
final class SecretText {

  private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*secret:([^{}]*)}}");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");

  /// Those that the call itself sets, or that say how the connection works.
  private static final List<String> RESERVED =
      List.of(
          "host",
          "content-length",
          "content-type",
          "transfer-encoding",
          "connection",
          "idempotency-key",
          "accept-encoding");

  /// A shorter one would be found in ordinary text.
  private static final int SCRUBBED_MIN = 4;

  private SecretText() {}

  /// What is wrong with a header of a target; null if nothing is.
  static @Nullable String problem(String name, String value) {
    if (!HEADER.matcher(name).matches()) {
      return "is no name of a header";
    }
    if (RESERVED.contains(name.toLowerCase(java.util.Locale.ROOT))) {
      return "is set by Sheaf itself";
    }
    Matcher place = PLACE.matcher(value);
    while (place.find()) {
      if (!Secrets.NAME.matcher(place.group(1).strip()).matches()) {
        return "names a secret that cannot exist: \"" + place.group(1) + "\"";
      }
    }
    return VALUE.matcher(value).matches() ? null : "must have only plain ASCII characters";
  }

  /// A value with its secrets in it, and those secrets, to be kept out of messages.
  ///
  /// @param missing name of a secret that does not exist; null if all do
  record Revealed(String value, List<String> secrets, @Nullable String missing) {}

  static Revealed reveal(String value, UUID org, Secrets store) {
    List<String> secrets = new ArrayList<>();
    Matcher place = PLACE.matcher(value);
    StringBuilder text = new StringBuilder();
    while (place.find()) {
      String name = place.group(1).strip();
      Optional<String> secret = store.reveal(org, name);
      if (secret.isEmpty()) {
        return new Revealed("", secrets, name);
      }
      secrets.add(secret.get());
      place.appendReplacement(text, Matcher.quoteReplacement(secret.get()));
    }
    return new Revealed(place.appendTail(text).toString(), secrets, null);
  }

  /// A text of the other side without the secrets that it may have sent back.
  static String scrub(String text, List<String> secrets) {
    String clean = text;
    for (String secret : secrets) {
      if (secret.length() >= SCRUBBED_MIN) {
        clean = clean.replace(secret, "***");
      }
    }
    return clean;
  }
}
