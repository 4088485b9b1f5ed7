package dev.sheaf.site.brief;

import dev.sheaf.site.brief.Edit.Slot;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells which text of a page or site a clause speaks of.
final class Slots {

  private static final Map<Slot, Pattern> WORDS = new EnumMap<>(Slot.class);

  static {
    put(Slot.TAGLINE, "tag ?line|slogan|motto|claim");
    put(
        Slot.HEADLINE,
        "(?:hero |main )?(?:headline|heading|hero title|hero text)|überschrift|hauptüberschrift");
    put(
        Slot.LEAD,
        "sub-?(?:headline|heading|title)|lead|intro(?:duction)? text|unterüberschrift|untertitel|einleitung");
    put(Slot.BUTTON, "button(?: text| label)?|call to action|cta|schaltfläche|knopf");
    put(Slot.DESCRIPTION, "(?:meta |page )?description|beschreibung");
    put(
        Slot.PAGE_TITLE,
        "page title|title of the (?:page|\\p{L}+ page)|seitentitel|titel der seite");
    put(
        Slot.SITE_NAME,
        "(?:business|company|site|website)(?:['’]s)? name|name of the (?:site|website|business|company)|firmenname|namen? der (?:website|firma)");
  }

  private static final Pattern RENAME_SITE =
      Pattern.compile(
          "(?iU)\\b(?:rename|benenne|call|nenne)\\s+(?:the |our |my |die |das )?(?:site|website|business|company|shop|webseite|firma|it)\\b.*");

  private static final Pattern RENAME_PAGE =
      Pattern.compile(
          "(?iU)\\b(?:rename|benenne|call|nenne)\\s+.*\\b(?:page|seite)\\b.*|\\b(?:rename|benenne)\\b.*-?seite\\b.*");

  private Slots() {}

  private static void put(Slot slot, String words) {
    WORDS.put(slot, Pattern.compile("(?iU)(?<!\\p{L})(?:" + words + ")\\b"));
  }

  static @Nullable Slot in(String clause, boolean namesPage) {
    String bare = Quoting.withoutQuoted(clause);
    if (RENAME_SITE.matcher(bare).find()) {
      return Slot.SITE_NAME;
    }
    if (RENAME_PAGE.matcher(bare).find()) {
      return Slot.PAGE_TITLE;
    }
    for (Slot slot :
        new Slot[] {
          Slot.LEAD,
          Slot.TAGLINE,
          Slot.HEADLINE,
          Slot.BUTTON,
          Slot.DESCRIPTION,
          Slot.PAGE_TITLE,
          Slot.SITE_NAME
        }) {
      Pattern words = WORDS.get(slot);
      if (words != null && words.matcher(bare).find()) {
        return slot;
      }
    }
    return namesPage && bare.matches("(?isU).*\\b(?:title|titel)\\b.*") ? Slot.PAGE_TITLE : null;
  }
}
