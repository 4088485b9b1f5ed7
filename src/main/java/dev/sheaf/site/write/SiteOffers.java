package dev.sheaf.site.write;

import dev.sheaf.site.content.Block;
import dev.sheaf.site.content.Features;
import dev.sheaf.site.content.Pricing;
import dev.sheaf.site.content.SiteContent;
import java.util.List;
import java.util.stream.Stream;

/// What a site offers already, as its pages say it.
final class SiteOffers {

  private static final int SHOWN_MAX = 5;

  private SiteOffers() {}

  /// Those that have to do with the topic.
  static List<String> about(String topic, SiteContent site) {
    return site.pages().stream()
        .flatMap(page -> page.blocks().stream())
        .flatMap(SiteOffers::names)
        .filter(name -> Words.shareOne(topic, name))
        .distinct()
        .limit(SHOWN_MAX)
        .toList();
  }

  private static Stream<String> names(Block block) {
    return switch (block) {
      case Features features -> features.features().stream().map(Features.Feature::title);
      case Pricing pricing -> pricing.plans().stream().map(Pricing.Plan::name);
      default -> Stream.empty();
    };
  }
}
