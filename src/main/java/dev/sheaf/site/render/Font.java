package dev.sheaf.site.render;

import dev.sheaf.site.content.Theme;
import java.util.List;

/// The typefaces of the themes, free ones that come with the program, so that a site asks nobody
/// else for anything. Each has a file for Latin and one for extended Latin; other scripts use what
/// the visitor's system has.
enum Font {
  ARCHIVO("Archivo", "archivo", "font-weight: 100 900; font-stretch: 62% 125%", true),
  FIGTREE("Figtree", "figtree", "font-weight: 300 900", true),
  FRAUNCES("Fraunces", "fraunces", "font-weight: 100 900", true),
  JAKARTA("Plus Jakarta Sans", "jakarta", "font-weight: 200 800", true),
  NEWSREADER("Newsreader", "newsreader", "font-weight: 200 800", true),
  NEWSREADER_ITALIC(
      "Newsreader", "newsreader-italic", "font-weight: 200 800; font-style: italic", false),
  NUNITO("Nunito", "nunito", "font-weight: 200 1000", true);

  private static final String LATIN =
      "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308,"
          + " U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD";
  private static final String EXTENDED =
      "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1D00-1DBF, U+1E00-1E9F,"
          + " U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF";

  private final String family;
  private final String file;
  private final String face;
  private final boolean hasExtended;

  Font(String family, String file, String face, boolean hasExtended) {
    this.family = family;
    this.file = file;
    this.face = face;
    this.hasExtended = hasExtended;
  }

  static List<Font> of(Theme theme) {
    return switch (theme) {
      case ATELIER -> List.of(FRAUNCES, FIGTREE);
      case HARBOR -> List.of(JAKARTA);
      case GROVE -> List.of(NUNITO);
      case SIGNAL -> List.of(ARCHIVO);
      case GAZETTE -> List.of(NEWSREADER, NEWSREADER_ITALIC, FIGTREE);
    };
  }

  String family() {
    return family;
  }

  List<String> files() {
    return hasExtended ? List.of(file + ".woff2", file + "-ext.woff2") : List.of(file + ".woff2");
  }

  String css() {
    String latin = face(file + ".woff2", LATIN);
    return hasExtended ? latin + face(file + "-ext.woff2", EXTENDED) : latin;
  }

  private String face(String name, String range) {
    return """
    @font-face {
      font-family: "%s";
      %s;
      font-display: swap;
      src: url("%s") format("woff2");
      unicode-range: %s;
    }
    """
        .formatted(family, face, name, range);
  }
}
