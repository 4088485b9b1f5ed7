package dev.sheaf.dialect.lindo;

import dev.sheaf.site.content.Limits;
import dev.sheaf.site.content.PaletteSeed;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.content.Theme;
import dev.sheaf.site.render.Typefaces;
import dev.sheaf.website.ManagedSites;
import dev.sheaf.website.SiteRow;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads changes of a website: what its pages show is changed in them, the rest is kept. What this
/// server cannot do is refused, not swallowed.
record WebsiteChanges(
    @Nullable String name,
    @Nullable String description,
    @Nullable String language,
    @Nullable Theme theme,
    @Nullable PaletteSeed palette,
    @Nullable Boolean activated,
    Fields fields) {

  private static final int LANGUAGE_MAX = 35;
  private static final int THEME_MAX = 40;
  private static final int COLOUR_MAX = 40;
  private static final int FONT_MAX = 80;
  private static final int ROBOTS_MAX = 20_000;

  /// Control characters, line ends, and what turns the direction of writing around.
  private static final Pattern UNPRINTED =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+");

  private static final Pattern THREE_DIGITS =
      Pattern.compile("^#([0-9a-fA-F])([0-9a-fA-F])([0-9a-fA-F])$");

  static WebsiteChanges read(Fields fields) {
    refuse(fields, "custom_code_header", "This server runs no custom code on the pages it hosts");
    refuse(fields, "custom_code_footer", "This server runs no custom code on the pages it hosts");
    fields.object("fonts");
    fields.text("robots", ROBOTS_MAX);
    Fields theme = fields.tree("theme").isObject() ? fields.object("theme") : null;
    String themeName =
        theme == null ? fields.text("theme", THEME_MAX) : theme.text("name", THEME_MAX);
    String colour = theme == null ? null : colour(theme);
    return new WebsiteChanges(
        line(fields, "business_name", Limits.NAME_MAX),
        line(fields, "business_description", Limits.DESCRIPTION_MAX),
        fields.text("language", LANGUAGE_MAX),
        themeName == null ? null : theme(fields, themeName),
        colour == null ? null : palette(fields, colour),
        fields.flag("activated"),
        fields);
  }

  private static void refuse(Fields fields, String name, String why) {
    JsonNode value = fields.tree(name);
    boolean isEmpty = value.isString() ? value.asString().isBlank() : value.isEmpty();
    if (fields.has(name) && !isEmpty) {
      fields.error(name, why);
    }
  }

  private static @Nullable String line(Fields fields, String name, int max) {
    String text = fields.text(name, max);
    String line = text == null ? null : UNPRINTED.matcher(text).replaceAll(" ").strip();
    if (line != null && line.isEmpty() && fields.tree(name).isString()) {
      fields.error(name, "String must contain at least 1 character(s)");
    }
    return line;
  }

  private static @Nullable Theme theme(Fields fields, String name) {
    Optional<Theme> theme =
        Arrays.stream(Theme.values()).filter(t -> t.name().equalsIgnoreCase(name)).findFirst();
    if (theme.isEmpty()) {
      fields.error(
          "theme",
          "Invalid theme; one of " + Arrays.toString(Theme.values()).toLowerCase(Locale.ROOT));
    }
    return theme.orElse(null);
  }

  /// It is told as `primaryColor`, and clients also send it as `primary_color`.
  private static @Nullable String colour(Fields theme) {
    String colour = theme.text("primaryColor", COLOUR_MAX);
    return colour == null ? theme.text("primary_color", COLOUR_MAX) : colour;
  }

  private static @Nullable PaletteSeed palette(Fields fields, String colour) {
    try {
      Matcher three = THREE_DIGITS.matcher(colour.strip());
      return new PaletteSeed(three.replaceFirst("#$1$1$2$2$3$3"));
    } catch (IllegalArgumentException _) {
      fields.error("theme.primaryColor", "Invalid colour; # and three or six hexadecimal digits");
      return null;
    }
  }

  SiteRow on(SiteRow site) {
    SiteRow framed = ManagedSites.framed(site, this::frame);
    String extras = Extras.changed(framed.extras(), fields, "robots", "socials");
    SiteRow changed = framed.withExtras(extras);
    Theme shown = ManagedSites.frame(framed).theme();
    checkTypefaces("fonts", "heading", "body", shown);
    checkTypefaces("theme", "title_font", "font", shown);
    fields.check();
    return activated == null ? changed : changed.activated(activated);
  }

  /// Typefaces come with the theme: others are not pretended to be shown.
  private void checkTypefaces(String object, String heading, String body, Theme shown) {
    Fields said = fields.tree(object).isObject() ? fields.object(object) : null;
    if (said != null) {
      checkTypeface(said, heading, Typefaces.heading(shown));
      checkTypeface(said, body, Typefaces.body(shown));
    }
  }

  private static void checkTypeface(Fields said, String name, String have) {
    String wanted = said.text(name, FONT_MAX);
    if (wanted != null && !wanted.isBlank() && !wanted.strip().equalsIgnoreCase(have)) {
      said.error(name, "A website's typefaces are its theme's, here " + have);
    }
  }

  private SiteContent frame(SiteContent s) {
    try {
      return new SiteContent(
          or(name, s.name()),
          or(description, s.tagline()),
          or(language, s.language()),
          s.tone(),
          theme == null ? s.theme() : theme,
          palette == null ? s.palette() : palette,
          s.navigation(),
          s.pages(),
          s.posts());
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("language: " + e.getMessage());
    }
  }

  private static String or(@Nullable String changed, String kept) {
    return changed == null ? kept : changed;
  }
}
