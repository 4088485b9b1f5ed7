package dev.sheaf.site.render;

import dev.sheaf.site.content.PaletteSeed;
import dev.sheaf.site.content.Theme;
import java.util.Locale;
import java.util.stream.Collectors;

/// The one stylesheet of a site: typefaces, colours in both modes, what all themes share, and the
/// theme.
final class Stylesheet {

  private Stylesheet() {}

  static String of(Theme theme, PaletteSeed seed) {
    String fonts = Font.of(theme).stream().map(Font::css).collect(Collectors.joining());
    return fonts
        + ":root {\n  color-scheme: light dark;\n"
        + Palette.light(theme, seed).css()
        + "}\n@media (prefers-color-scheme: dark) {\n  :root {\n"
        + Palette.dark(theme, seed).css()
        + "}\n}\n"
        + Resources.text("themes/base.css")
        + Resources.text("themes/" + theme.name().toLowerCase(Locale.ROOT) + ".css");
  }
}
