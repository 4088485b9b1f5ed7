package dev.sheaf.dialect.runflow;

import tools.jackson.databind.node.ObjectNode;

/// What a request that cancels may say (2.5, 2.10).
final class Cancellations {

  private static final int REASON_MIN = 3;
  private static final int REASON_MAX = 500;

  private Cancellations() {}

  static void checkReason(ObjectNode body) {
    Fields fields = new Fields(body);
    fields.text("reason", REASON_MIN, REASON_MAX);
    fields.refuseIfWrong();
  }
}
