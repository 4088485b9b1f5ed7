package dev.sheaf.llm;

/// Tokens of one or more calls, as the provider counted them.
public record Usage(long promptTokens, long completionTokens) {

  public static final Usage NONE = new Usage(0, 0);

  /// No call has more tokens than this.
  private static final long CALL_MAX = 1_000_000_000;

  public Usage {
    if (promptTokens < 0 || completionTokens < 0) {
      throw new IllegalArgumentException(
          "usage is %d and %d tokens, must not be negative"
              .formatted(promptTokens, completionTokens));
    }
  }

  /// What a provider counted, kept within bounds: nobody's reply may break a sum.
  static Usage counted(long prompt, long completion) {
    return new Usage(Math.clamp(prompt, 0, CALL_MAX), Math.clamp(completion, 0, CALL_MAX));
  }

  public Usage plus(Usage more) {
    return new Usage(promptTokens + more.promptTokens, completionTokens + more.completionTokens);
  }

  public long totalTokens() {
    return promptTokens + completionTokens;
  }
}
