package dev.sheaf.site.brief;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One change that a prompt asks for.
public sealed interface Edit {

  /// The piece of the prompt that asks for it.
  String from();

  /// A text of a page or of the site.
  enum Slot {
    HEADLINE,
    LEAD,
    BUTTON,
    PAGE_TITLE,
    DESCRIPTION,
    SITE_NAME,
    TAGLINE
  }

  /// @param page where, in the prompt's words; null if it does not say
  /// @param text what it is to say; null if that is left to the author
  record SetText(@Nullable String page, Slot slot, @Nullable String text, String from)
      implements Edit {}

  /// Every occurrence of the old words becomes the new ones.
  record Replace(@Nullable String page, String old, String text, String from) implements Edit {}

  /// @param content what the section is to hold, in the prompt's words; empty if it does not say
  record AddPart(@Nullable String page, Part part, String title, String content, String from)
      implements Edit {}

  record RemovePart(@Nullable String page, Part part, String title, String from) implements Edit {}

  record Look(
      List<Fact<Colour>> colours,
      List<Fact<Tone>> tones,
      @Nullable Fact<Typeface> typeface,
      String from)
      implements Edit {}

  /// Telephone numbers, addresses, opening hours, offers and prices to be added or put in place of
  /// others.
  record SetFacts(@Nullable String page, Brief brief, boolean replacing, String from)
      implements Edit {}

  /// Other words or another tone for texts that are there, without saying which.
  record Reword(String from) implements Edit {}

  /// Colours, theme or letters of one page, where all pages share them.
  record PageLook(String page, String from) implements Edit {}

  /// A clause that is none of these.
  record Unclear(String from) implements Edit {}

  static List<Edit> of(String prompt) {
    return new EditReader(prompt).read();
  }
}
