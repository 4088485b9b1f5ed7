package dev.sheaf.llm;

import java.util.regex.Pattern;

/// One prompt of a batch, under the id by which its answer is found again.
public record BatchRequest(String customId, Prompt prompt) {

  /// Providers take 64; a part of it is needed to tell whose batch it is.
  public static final int CUSTOM_ID_MAX = 50;

  private static final Pattern CUSTOM_ID = Pattern.compile("[A-Za-z0-9_-]{1,50}");

  public BatchRequest {
    if (!CUSTOM_ID.matcher(customId).matches()) {
      throw new IllegalArgumentException(
          "custom id \"%s\" must be 1 to %d of A-Z a-z 0-9 _ -".formatted(customId, CUSTOM_ID_MAX));
    }
  }
}
