package dev.sheaf.settings;

import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What values an option takes. Each answers what is wrong, in words that say what would be right.
final class Checks {

  private Checks() {}

  static Optional<String> any(String value) {
    return Optional.empty();
  }

  static Optional<String> text(String value) {
    return value.isBlank() ? Optional.of("must not be empty") : Optional.empty();
  }

  static Optional<String> bool(String value) {
    return oneOf("true", "false").apply(value);
  }

  static Function<String, Optional<String>> between(int least, int most) {
    return value -> {
      Optional<String> wrong =
          Optional.of("must be a whole number from %d to %d".formatted(least, most));
      try {
        int number = Integer.parseInt(value);
        return number >= least && number <= most ? Optional.empty() : wrong;
      } catch (NumberFormatException _) {
        return wrong;
      }
    };
  }

  static Function<String, Optional<String>> oneOf(String... words) {
    List<String> allowed = Arrays.asList(words);
    return value ->
        allowed.contains(value)
            ? Optional.empty()
            : Optional.of("must be one of " + String.join(", ", allowed));
  }

  static Optional<String> url(String value) {
    Optional<String> wrong = Optional.of("must be an http or https URL");
    try {
      URI uri = URI.create(value);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return http && uri.getHost() != null ? Optional.empty() : wrong;
    } catch (IllegalArgumentException _) {
      return wrong;
    }
  }

  static Optional<String> email(String value) {
    return value.matches("[^@\\s]+@[^@\\s]+")
        ? Optional.empty()
        : Optional.of("must be an e-mail address");
  }

  static Optional<String> databaseUrl(String value) {
    Optional<String> wrong =
        Optional.of(
            "must look like postgresql://user:password@host:5432/name,"
                + " other characters than letters and digits in the password as %XX");
    try {
      URI uri = URI.create(value.startsWith("jdbc:") ? value.substring(5) : value);
      boolean postgres = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
      boolean named = uri.getRawPath() != null && uri.getRawPath().length() > 1;
      return postgres && named && uri.getRawAuthority() != null ? Optional.empty() : wrong;
    } catch (IllegalArgumentException _) {
      return wrong;
    }
  }

  static Optional<String> apiKey(String value) {
    return value.matches("[A-Za-z0-9_]{8,128}")
        ? Optional.empty()
        : Optional.of("must be 8 to 128 letters, digits and underscores");
  }

  static Optional<String> key(String value) {
    try {
      return Base64.getDecoder().decode(value).length == 32
          ? Optional.empty()
          : Optional.of("must be 32 bytes in Base64, as openssl rand -base64 32 makes them");
    } catch (IllegalArgumentException _) {
      return Optional.of("must be Base64, as openssl rand -base64 32 makes it");
    }
  }

  static Optional<String> networks(String value) {
    return Arrays.stream(value.split(",", -1))
        .map(String::strip)
        .filter(network -> !isNetwork(network))
        .findFirst()
        .map(network ->
            "must be networks such as 10.0.0.0/8, comma-separated; \"" + network + "\" is none");
  }

  private static boolean isNetwork(String text) {
    String[] parts = text.split("/", -1);
    try {
      int most = InetAddress.ofLiteral(parts[0]).getAddress().length * 8;
      return parts.length == 1 || (parts.length == 2 && between(0, most).apply(parts[1]).isEmpty());
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
