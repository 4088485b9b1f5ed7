package dev.sheaf.dialect.runflow;

/// The words of this dialect for the statuses of runs and batches (1.2, 1.3), in Java for one and
/// in SQL for lists.
final class Words {

  static final String STATUS_SQL =
      "case status when 'waiting' then 'queued' when 'cancelled' then 'canceled'"
          + " when 'partial' then 'partial_succeeded' else status end";

  private Words() {}

  static String status(String ours) {
    return switch (ours) {
      case "waiting" -> "queued";
      case "cancelled" -> "canceled";
      case "partial" -> "partial_succeeded";
      default -> ours;
    };
  }

  static boolean isTerminal(String status) {
    return switch (status) {
      case "queued", "dispatching", "running" -> false;
      default -> true;
    };
  }
}
