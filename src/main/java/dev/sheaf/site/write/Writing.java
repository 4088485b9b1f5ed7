package dev.sheaf.site.write;

import dev.sheaf.site.brief.Brief;
import dev.sheaf.site.brief.Fact;
import dev.sheaf.site.brief.Identity;
import dev.sheaf.site.brief.Language;
import dev.sheaf.site.brief.Trade;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How the facts of a brief are put into the language that is written.
final class Writing {

  private static final int SAID_MAX = 280;

  private static final Pattern OFFER_LABEL =
      Pattern.compile("(?iU)^(?:our |main |key )?([\\p{L}]{3,20}(?: [\\p{L}]{2,20}){0,2}) ?:\\s");

  private Writing() {}

  /// A prompt is answered in its own language, where that is one we write.
  static Language language(Brief brief) {
    return Phrases.forSite(brief.language().value());
  }

  /// Whether the prompt's own phrases fit into the sentences that are written.
  static boolean isOwnLanguage(Brief brief) {
    return language(brief) == brief.language().value();
  }

  /// "a small coffee shop"; null if the prompt does not tell.
  static @Nullable String subject(Brief brief) {
    Fact<String> said = brief.who().subject();
    if (said != null && isOwnLanguage(brief)) {
      return said.value();
    }
    Trade trade = brief.who().trade().value();
    return isToldByName(brief)
        ? null
        : Phrases.ofSite(language(brief)).find("trade." + trade.id()).orElse(null);
  }

  /// "Zimmerei Hallbauer": its name says what it is, and better than the word for its whole trade.
  private static boolean isToldByName(Brief brief) {
    Fact<String> name = brief.who().name();
    String trade = brief.who().trade().from().toLowerCase(Locale.ROOT);
    return name != null
        && brief.who().detail() == null
        && !trade.isEmpty()
        && name.value().toLowerCase(Locale.ROOT).contains(trade);
  }

  /// "in Portland"; a foreign preposition gives way to "in".
  static @Nullable String place(Brief brief) {
    Fact<String> place = brief.who().place();
    if (place == null) {
      return null;
    }
    return isOwnLanguage(brief)
        ? place.value()
        : place.value().replaceFirst("^\\p{Ll}\\S* ", "in ");
  }

  static @Nullable String detail(Brief brief) {
    Fact<String> detail = brief.who().detail();
    return detail == null || !isOwnLanguage(brief) ? null : detail.value();
  }

  /// Who it is, in one sentence made of nothing but facts: the prompt's own if it has one.
  static String identity(Brief brief, Voice voice) {
    return said(brief).orElseGet(() -> made(brief, voice));
  }

  /// "Bean There is a small coffee roaster that …", as the prompt says it.
  private static Optional<String> said(Brief brief) {
    Fact<String> name = brief.who().name();
    return name == null
        ? Optional.empty()
        : brief.statements().stream()
            .map(Fact::value)
            .filter(text -> text.length() <= SAID_MAX)
            .filter(text ->
                text.matches("(?s)" + Pattern.quote(name.value()) + " (?:is|ist|est|es) .*")
                    || text.matches(
                        "(?:We['’]re|We are|I['’]m|I am) " + Pattern.quote(name.value()) + ", .*"))
            .findFirst();
  }

  private static String made(Brief brief, Voice voice) {
    Identity who = brief.who();
    String subject = subject(brief);
    String place = place(brief);
    String detail = detail(brief);
    if (who.name() == null) {
      return unnamed(subject, place, detail, voice);
    }
    // "Zahnarztpraxis Dr. Krüger, eine Zahnarztpraxis in Freiburg" says it twice.
    if (subject != null
        && isNamed(who.name().value(), subject)
        && place != null
        && detail == null) {
      subject = null;
    }
    voice
        .with("subject", orEmpty(subject))
        .with("place", orEmpty(place))
        .with("detail", orEmpty(detail));
    return voice.say(identityKey(subject, place, detail));
  }

  private static boolean isNamed(String name, String subject) {
    String noun = subject.substring(subject.lastIndexOf(' ') + 1);
    return Arrays.asList(name.toLowerCase(Locale.ROOT).split("[ -]"))
        .contains(noun.toLowerCase(Locale.ROOT));
  }

  private static String identityKey(
      @Nullable String subject, @Nullable String place, @Nullable String detail) {
    if (subject == null) {
      return place == null ? "identity.name" : "identity.place";
    }
    if (detail == null) {
      return place == null ? "identity.subject" : "identity.full";
    }
    return place == null ? "identity.detail" : "identity.full.detail";
  }

  private static String unnamed(
      @Nullable String subject, @Nullable String place, @Nullable String detail, Voice voice) {
    if (subject == null) {
      return voice.say("identity.name");
    }
    String said = place == null ? subject : subject + " " + place;
    String more = detail == null ? "" : detail.startsWith(",") ? detail : " " + detail;
    return Fit.sentence(Fit.capital(said + more));
  }

  /// What the prompt calls its one list of what is on offer: "Tour dates", "Practice areas".
  static @Nullable String offerTitle(Brief brief) {
    List<String> lists = brief.offering().offers().stream().map(Fact::from).distinct().toList();
    Matcher label = OFFER_LABEL.matcher(lists.size() == 1 ? lists.getFirst() : "");
    return label.find() && isOwnLanguage(brief)
        ? Fit.capital(label.group(1).toLowerCase(Locale.ROOT))
        : null;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
