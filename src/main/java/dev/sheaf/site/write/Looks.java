package dev.sheaf.site.write;

import dev.sheaf.site.brief.Brief;
import dev.sheaf.site.brief.Colour;
import dev.sheaf.site.brief.Fact;
import dev.sheaf.site.brief.Family;
import dev.sheaf.site.brief.Tone;
import dev.sheaf.site.brief.Typeface;
import dev.sheaf.site.content.PaletteSeed;
import dev.sheaf.site.content.Theme;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// How a site is to look: as the prompt says, else as suits the trade.
record Looks(String tone, Theme theme, PaletteSeed palette) {

  /// Black, grey and white are a ground for the other colour of "black and yellow".
  private static final Set<String> NEUTRAL = Set.of("#262626", "#525252");

  static Looks of(Brief brief, Voice voice) {
    List<Tone> tones = brief.wishes().tones().stream().map(Fact::value).toList();
    Family family = brief.who().trade().value().family();
    Theme suiting =
        tones.isEmpty() ? theme(family, brief.who().trade().value().id()) : theme(tones.getFirst());
    Fact<Typeface> typeface = brief.wishes().typeface();
    Theme theme = typeface == null ? suiting : set(suiting, typeface.value());
    return new Looks(tone(brief, voice), theme, palette(brief, family));
  }

  /// In the prompt's words.
  private static String tone(Brief brief, Voice voice) {
    String said =
        brief.wishes().tones().stream()
            .map(fact -> fact.from().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return said.isEmpty() ? voice.say("tone.default") : said;
  }

  static Theme theme(Tone tone) {
    return switch (tone) {
      case WARM, CALM, PLAYFUL, FRIENDLY, NATURAL -> Theme.GROVE;
      case ELEGANT, RUSTIC -> Theme.ATELIER;
      case BOLD, DARK -> Theme.SIGNAL;
      case PROFESSIONAL, MODERN, MINIMAL -> Theme.HARBOR;
    };
  }

  /// The theme if its headings are set in such letters, else the nearest that has them.
  static Theme set(Theme theme, Typeface typeface) {
    boolean isSerif = theme == Theme.ATELIER || theme == Theme.GAZETTE;
    return switch (typeface) {
      case SERIF -> isSerif ? theme : Theme.ATELIER;
      case SANS -> isSerif ? Theme.HARBOR : theme;
    };
  }

  private static Theme theme(Family family, String trade) {
    if (trade.equals("musician") || trade.equals("event")) {
      return Theme.SIGNAL;
    }
    return switch (family) {
      case EATING, CARE, LESSONS -> Theme.GROVE;
      case SHOP, WORK, STAY -> Theme.ATELIER;
      case CRAFT, SOFTWARE, GENERAL -> Theme.HARBOR;
      case ADVICE, GROUP -> Theme.GAZETTE;
    };
  }

  private static PaletteSeed palette(Brief brief, Family family) {
    List<String> wished =
        brief.wishes().colours().stream().map(Fact::value).map(Colour::hex).toList();
    return new PaletteSeed(
        wished.stream()
            .filter(hex -> !NEUTRAL.contains(hex))
            .findFirst()
            .or(() -> wished.stream().findFirst())
            .orElseGet(() -> usual(brief, family)));
  }

  /// One of a few that suit the family, so that two cafés need not look alike.
  private static String usual(Brief brief, Family family) {
    List<String> seeds =
        switch (family) {
          case EATING -> List.of("#a4492b", "#8a5a2b", "#7a6a1f");
          case SHOP -> List.of("#7c4a6b", "#5f6f2e", "#a16207");
          case CRAFT -> List.of("#1f5f8b", "#c2410c", "#2f6f4f");
          case CARE -> List.of("#2f7f7a", "#5a7d65", "#6d5bb8");
          case LESSONS -> List.of("#6d5bb8", "#0f766e", "#b5532f");
          case ADVICE -> List.of("#1e3a5f", "#4a3f6b", "#2f5d50");
          case WORK -> List.of("#3f3f46", "#7c4a2d", "#1f4e5f");
          case STAY -> List.of("#2f6f4f", "#8a6d4b", "#1f5f8b");
          case SOFTWARE -> List.of("#4338ca", "#0369a1", "#7e22ce");
          case GROUP -> List.of("#15803d", "#b42318", "#1d4ed8");
          case GENERAL -> List.of("#1d4ed8", "#0f766e", "#b5532f");
        };
    return seeds.get(Math.floorMod(brief.text().hashCode(), seeds.size()));
  }
}
