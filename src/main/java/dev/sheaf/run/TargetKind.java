package dev.sheaf.run;

import java.util.Locale;

/// How a target is addressed on the wire (contract, 1.6).
public enum TargetKind {
  MODEL,
  FLOW,
  COMFYUI_WORKFLOW;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static TargetKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
