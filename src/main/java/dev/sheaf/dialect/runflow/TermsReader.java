package dev.sheaf.dialect.runflow;

import dev.sheaf.engine.Limits;
import dev.sheaf.run.Terms;
import dev.sheaf.time.Time;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the terms of a batch, which are ours: `budget` (US dollars, more than 0, as a decimal
/// string or a number), `deadline` (RFC 3339, in the future) and `priority` (a whole number, the
/// higher the earlier).
public final class TermsReader {

  static final BigDecimal BUDGET_MAX = new BigDecimal(1_000_000_000);
  static final int BUDGET_DIGITS_MAX = 24;
  static final Duration DEADLINE_MAX = Duration.ofDays(365);

  private final Time time;

  public TermsReader(Time time) {
    this.time = time;
  }

  Terms read(Fields fields) {
    Limits limits = new Limits(budget(fields), deadline(fields));
    return new Terms(limits, priority(fields), null);
  }

  private static @Nullable BigDecimal budget(Fields fields) {
    JsonNode node = fields.node("budget");
    if (Fields.isAbsent(node)) {
      return null;
    }
    BigDecimal budget = node.isNumber() || node.isString() ? decimal(node.asString()) : null;
    if (budget == null) {
      fields.wrong("decimal_parsing", "Input should be a decimal, as \"12.50\"", "budget");
      return null;
    }
    if (budget.signum() <= 0 || budget.compareTo(BUDGET_MAX) > 0) {
      String range = "Input should be greater than 0 and at most " + BUDGET_MAX.toPlainString();
      fields.wrong("greater_than", range, "budget");
      return null;
    }
    return budget;
  }

  private static @Nullable BigDecimal decimal(String text) {
    if (text.isEmpty() || text.length() > BUDGET_DIGITS_MAX) {
      return null;
    }
    try {
      BigDecimal value = new BigDecimal(text);
      return Math.abs(value.scale()) > BUDGET_DIGITS_MAX ? null : value;
    } catch (NumberFormatException _) {
      return null;
    }
  }

  private @Nullable Instant deadline(Fields fields) {
    String text = fields.text("deadline", 1, 64);
    if (text == null) {
      return null;
    }
    try {
      Instant deadline = OffsetDateTime.parse(text).toInstant();
      Instant now = time.instant();
      if (deadline.isAfter(now) && !deadline.isAfter(now.plus(DEADLINE_MAX))) {
        return deadline;
      }
      fields.wrong(
          "datetime_future",
          "Input should be in the future, within " + DEADLINE_MAX.toDays() + " days",
          "deadline");
    } catch (DateTimeException _) {
      fields.wrong(
          "datetime_parsing",
          "Input should be a time with its offset, as 2026-07-01T10:00:00Z",
          "deadline");
    }
    return null;
  }

  private static int priority(Fields fields) {
    return fields.has("priority")
        ? (int) fields.requiredNumber("priority", -Terms.PRIORITY_MAX, Terms.PRIORITY_MAX)
        : 0;
  }
}
