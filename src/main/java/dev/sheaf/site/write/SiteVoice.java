package dev.sheaf.site.write;

import dev.sheaf.site.brief.Family;
import dev.sheaf.site.brief.Language;
import dev.sheaf.site.brief.Trade;
import dev.sheaf.site.content.Hero;
import dev.sheaf.site.content.SiteContent;
import java.util.Objects;
import java.util.stream.Collectors;

/// How a site that exists speaks.
final class SiteVoice {

  private SiteVoice() {}

  static Voice of(SiteContent site, String seed) {
    String code = site.language().split("-", 2)[0];
    Language language = Language.ofCode(code).orElse(Language.ENGLISH);
    return Voice.of(language, seed).with("name", site.name());
  }

  /// What kind of business it is, as its name, tagline and openings tell.
  static Family family(SiteContent site) {
    String openings =
        site.pages().stream()
            .flatMap(page -> page.blocks().stream())
            .filter(Hero.class::isInstance)
            .map(block -> Objects.requireNonNullElse(((Hero) block).lead(), ""))
            .collect(Collectors.joining(" "));
    return Trade.in(site.name() + " " + site.tagline() + " " + openings).family();
  }
}
