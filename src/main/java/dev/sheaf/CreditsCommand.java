package dev.sheaf;

import dev.sheaf.credit.Balance;
import dev.sheaf.credit.CreditLimits;
import dev.sheaf.credit.Credits;
import dev.sheaf.tenant.Keys;
import dev.sheaf.time.Time;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./sheaf credits`: shows an organisation's credits, and changes them.
@Command(
    name = "credits",
    description = "Show the credits of the organisation; with options, change them first.",
    mixinStandardHelpOptions = true)
final class CreditsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--daily", paramLabel = "N", description = "Credits it gets every day")
  private @Nullable Integer daily;

  @Option(names = "--monthly", paramLabel = "N", description = "Credits it gets every month")
  private @Nullable Integer monthly;

  @Option(names = "--add", paramLabel = "N", description = "Credits to add to those it bought")
  private int add;

  @Override
  public Integer call() {
    check("--daily", daily);
    check("--monthly", monthly);
    check("--add", add);
    return Beside.with(
        spec,
        (database, settings) -> {
          Time time = Time.system();
          Credits credits = LindoParts.credits(database, settings, time);
          var org = new Keys(database, time).defaultOrganisation();
          print(credits.grant(org, daily, monthly, add));
          return 0;
        });
  }

  private void check(String option, @Nullable Integer value) {
    if (value != null && (value < 0 || value > CreditLimits.PLENTY)) {
      throw new ParameterException(
          spec.commandLine(), option + " is " + value + ", must be 0 to " + CreditLimits.PLENTY);
    }
  }

  private void print(Balance balance) {
    String row = "%-10s %,15d left of %,15d%n";
    var out = spec.commandLine().getOut();
    out.printf(row, "daily", balance.daily(), balance.dailyLimit());
    out.printf(row, "monthly", balance.monthly(), balance.monthlyLimit());
    out.printf(row, "purchased", balance.bought(), balance.purchased());
  }
}
