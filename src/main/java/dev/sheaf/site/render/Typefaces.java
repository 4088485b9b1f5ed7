package dev.sheaf.site.render;

import dev.sheaf.site.content.Theme;
import java.util.List;

/// The names of a theme's typefaces.
public final class Typefaces {

  private Typefaces() {}

  public static String heading(Theme theme) {
    return Font.of(theme).getFirst().family();
  }

  public static String body(Theme theme) {
    List<Font> fonts = Font.of(theme);
    return fonts.getLast().family();
  }
}
