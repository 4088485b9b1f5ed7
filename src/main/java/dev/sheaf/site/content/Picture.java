package dev.sheaf.site.content;

import org.jspecify.annotations.Nullable;

/// A picture and the words for those who cannot see it. Without a source the site shows a drawing
/// of its own, made from the palette; which one is decided by the words.
public record Picture(String alt, @Nullable String source) {

  public Picture {
    Checks.line("a picture's alt", alt, Limits.DESCRIPTION_MAX);
    if (source != null) {
      Links.checkImage(source);
    }
  }

  public static Picture drawn(String alt) {
    return new Picture(alt, null);
  }
}
