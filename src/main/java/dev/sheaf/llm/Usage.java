package dev.sheaf.llm;

/// Tokens of one or more calls, as the provider counted them.
public record Usage(long promptTokens, long completionTokens) {

  public static final Usage NONE = new Usage(0, 0);

  public Usage {
    if (promptTokens < 0 || completionTokens < 0) {
      throw new IllegalArgumentException(
          "usage is %d and %d tokens, must not be negative"
              .formatted(promptTokens, completionTokens));
    }
  }

  public Usage plus(Usage more) {
    return new Usage(promptTokens + more.promptTokens, completionTokens + more.completionTokens);
  }

  public long totalTokens() {
    return promptTokens + completionTokens;
  }
}
