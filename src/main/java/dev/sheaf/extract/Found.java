package dev.sheaf.extract;

/// A value, where it stood, and how sure we are of it, from 0 to 1. What is not [#sure()] counts as
/// missing: a model should be asked instead.
public record Found<T>(T value, Source source, double confidence) {

  /// Confidences are scaled per field so that one threshold serves all.
  public static final double THRESHOLD = 0.5;

  public Found {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException(
          "confidence is " + confidence + ", must be between 0 and 1");
    }
  }

  /// A found value whose probability is put on the common scale: `threshold` becomes 0.5.
  static <T> Found<T> weighed(T value, Source source, double probability, double threshold) {
    double scaled =
        probability < threshold
            ? THRESHOLD * probability / threshold
            : 1 - (1 - THRESHOLD) * (1 - probability) / (1 - threshold);
    return new Found<>(value, source, Math.clamp(scaled, 0, 1));
  }

  public boolean sure() {
    return confidence >= THRESHOLD;
  }
}
