package dev.sheaf.site.content;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What it costs: plans, rooms, treatments. Prices are text, so that every currency and "from" fit.
public record Pricing(String heading, @Nullable String intro, List<Plan> plans) implements Block {

  public Pricing {
    Checks.line("the pricing's heading", heading, Limits.HEADING_MAX);
    Checks.optionalLine("the pricing's intro", intro, Limits.SHORT_TEXT_MAX);
    plans = Checks.list("plans", plans, 1, Limits.ENTRIES_MAX);
  }

  /// Whether it is no more than names and prices, as on a menu: a list reads better than cards.
  @JsonIgnore
  public boolean isMenu() {
    return plans.stream()
        .allMatch(plan ->
            plan.period() == null
                && plan.includes().isEmpty()
                && plan.action() == null
                && !plan.highlighted());
  }

  /// The period is what the price is for, such as `a month` or `per night`.
  public record Plan(
      String name,
      String price,
      @Nullable String period,
      @Nullable String text,
      List<String> includes,
      @Nullable Action action,
      boolean highlighted) {

    public Plan {
      Checks.line("a plan's name", name, Limits.NAME_MAX);
      Checks.line("a plan's price", price, Limits.LABEL_MAX);
      Checks.optionalLine("a plan's period", period, Limits.LABEL_MAX);
      Checks.optionalLine("a plan's text", text, Limits.SHORT_TEXT_MAX);
      includes =
          Checks.lines(
              "a plan's includes", includes, 0, Limits.ENTRIES_MAX, Limits.DESCRIPTION_MAX);
    }
  }
}
