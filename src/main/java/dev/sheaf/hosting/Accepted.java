package dev.sheaf.hosting;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The codings that a client takes, by its `Accept-Encoding` (RFC 9110, 12.5.3).
final class Accepted {

  private static final Pattern ELEMENT =
      Pattern.compile("([^;\\s]+)\\s*(?:;\\s*q\\s*=\\s*(0(?:\\.\\d*)?|1(?:\\.0*)?)\\s*)?");

  /// What is not mentioned may be sent as it is, if nothing that is mentioned can.
  private static final double LAST_RESORT = 1e-6;

  private final Map<String, Double> weights = new HashMap<>();

  private Accepted(String header) {
    for (String element : header.toLowerCase(Locale.ROOT).split(",")) {
      Matcher parts = ELEMENT.matcher(element.strip());
      if (parts.matches()) {
        String quality = parts.group(2);
        weights.put(parts.group(1), quality == null ? 1 : Double.parseDouble(quality));
      }
    }
  }

  /// The coding that the client likes best, and of those it likes alike the smallest. A client that
  /// takes nothing gets the file as it is, which is more use to it than an error.
  static Coding best(List<String> headers) {
    Accepted accepted = new Accepted(String.join(",", headers));
    return Arrays.stream(Coding.values())
        .filter(coding -> accepted.weight(coding) > 0 && coding.isAvailable())
        .min(Comparator.comparingDouble(coding -> -accepted.weight(coding)))
        .orElse(Coding.IDENTITY);
  }

  private double weight(Coding coding) {
    double others = weights.getOrDefault("*", coding == Coding.IDENTITY ? LAST_RESORT : 0);
    return weights.getOrDefault(coding.word(), others);
  }
}
