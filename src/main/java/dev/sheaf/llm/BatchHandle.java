package dev.sheaf.llm;

import java.util.regex.Pattern;

/// A batch at the provider: its id there, and the key it was submitted with. Persist it as soon as
/// it is known; it is all that [BatchClient] needs to go on after a restart.
public record BatchHandle(String batchId, String key) {

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:/-]{1,160}");

  public BatchHandle {
    // the id becomes a part of a URL
    if (!Batching.isId(batchId)) {
      throw new IllegalArgumentException(
          "batch id \""
              + batchId
              + "\" must be 1 to 160 of A-Z a-z 0-9 . _ - and not begin with a dot");
    }
    requireKey(key);
  }

  static void requireKey(String key) {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException(
          "batch key \"" + key + "\" must be 1 to 160 of A-Z a-z 0-9 . _ : / -");
    }
  }
}
