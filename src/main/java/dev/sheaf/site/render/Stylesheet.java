package dev.sheaf.site.render;

import dev.sheaf.site.content.PaletteSeed;
import dev.sheaf.site.content.Theme;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The one stylesheet of a site: typefaces, colours in both modes, what all themes share, and the
/// theme.
final class Stylesheet {

  private static final Pattern DARK =
      Pattern.compile(
          "(?iU)\\b(?:dark|moody|dunk(?:el|le)|düster|sombre|oscur[oa]|donker|scuro|escuro)\\b");

  private Stylesheet() {}

  /// Whether a site is wished to be dark, whatever its visitors prefer.
  static boolean isDark(String tone) {
    return DARK.matcher(tone).find();
  }

  static String of(Theme theme, PaletteSeed seed, boolean isDark) {
    String fonts = Font.of(theme).stream().map(Font::css).collect(Collectors.joining());
    return fonts
        + (isDark ? dark(theme, seed) : both(theme, seed))
        + Resources.text("themes/base.css")
        + Resources.text("themes/" + theme.name().toLowerCase(Locale.ROOT) + ".css");
  }

  private static String dark(Theme theme, PaletteSeed seed) {
    return ":root {\n  color-scheme: dark;\n" + Palette.dark(theme, seed).css() + "}\n";
  }

  private static String both(Theme theme, PaletteSeed seed) {
    return ":root {\n  color-scheme: light dark;\n"
        + Palette.light(theme, seed).css()
        + "}\n@media (prefers-color-scheme: dark) {\n  :root {\n"
        + Palette.dark(theme, seed).css()
        + "}\n}\n";
  }
}
