package dev.sheaf.site.write;

import dev.sheaf.site.brief.Brief;
import dev.sheaf.site.brief.Fact;
import dev.sheaf.site.brief.Offer;
import java.util.List;

/// Reads items of a list as offers, with their prices and details.
final class OfferItems {

  private OfferItems() {}

  static List<Offer> of(List<String> items) {
    return items.isEmpty()
        ? List.of()
        : Brief.of("Services: " + String.join("; ", items)).offering().offers().stream()
            .map(Fact::value)
            .toList();
  }
}
