package dev.sheaf;

import dev.sheaf.credit.CreditLimits;
import dev.sheaf.credit.CreditPrices;
import dev.sheaf.credit.Credits;
import dev.sheaf.settings.Option;
import dev.sheaf.settings.Settings;
import dev.sheaf.store.Database;
import dev.sheaf.time.Time;

/// Parts that the server and commands beside it need alike.
final class LindoParts {

  private LindoParts() {}

  static Credits credits(Database database, Settings settings, Time time) {
    CreditPrices prices =
        new CreditPrices(
            settings.number(Option.CREDITS_WEBSITE_PAGE),
            settings.number(Option.CREDITS_PAGE),
            settings.number(Option.CREDITS_POST),
            settings.number(Option.CREDITS_EDIT));
    CreditLimits limits =
        new CreditLimits(
            settings.number(Option.CREDITS_DAILY), settings.number(Option.CREDITS_MONTHLY));
    return new Credits(database, time, prices, limits);
  }
}
