package dev.sheaf.settings;

import java.io.Serial;
import java.util.List;

/// Settings that cannot be used, with every problem they have. No `Failure`, because the message of
/// one is cut, and a problem that was cut off would only show at the next start.
public final class BadSettings extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  BadSettings(List<String> problems) {
    super("The settings have " + count(problems) + ":\n  " + String.join("\n  ", problems));
  }

  private static String count(List<String> problems) {
    return problems.size() == 1 ? "a problem" : problems.size() + " problems";
  }
}
