package dev.sheaf.site.write;

import dev.sheaf.site.brief.Edit.RemovePart;
import dev.sheaf.site.content.Block;
import dev.sheaf.site.content.Contact;
import dev.sheaf.site.content.Features;
import dev.sheaf.site.content.PageContent;
import dev.sheaf.site.content.Pricing;
import dev.sheaf.site.write.Change.PutBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Takes single things out of the blocks that list them: "remove focaccia from the menu", "remove
/// the telephone number".
final class Removing {

  private static final Pattern FROM_WHERE =
      Pattern.compile("(?iU)\\s+(?:from|off|out of|von|aus)\\s+.*$");

  private static final Pattern PHONE =
      Pattern.compile("(?:tele)?phone(?: number)?|telefon(?:nummer)?");
  private static final Pattern MAIL = Pattern.compile("e-?mail(?: address)?|mail|e-mail-adresse");
  private static final Pattern ADDRESS = Pattern.compile("(?:street )?address|adresse|anschrift");
  private static final Pattern HOURS =
      Pattern.compile("(?:opening )?(?:hours|times)|öffnungszeiten");

  private final String what;

  private Removing(String what) {
    this.what = what;
  }

  static List<Change> of(List<PageContent> pages, RemovePart edit) {
    String bare = FROM_WHERE.matcher(edit.title()).replaceFirst("").strip();
    Removing removing =
        new Removing(
            bare.replaceFirst("(?i)^(?:the|our|my|die|das|den|unsere?) ", "")
                .toLowerCase(Locale.ROOT));
    List<Change> changes = new ArrayList<>();
    for (PageContent page : pages) {
      for (int at = 0; at < page.blocks().size(); at++) {
        Block block = page.blocks().get(at);
        Block less = removing.without(block);
        if (!less.equals(block)) {
          changes.add(new PutBlock(page.slug(), at, less));
        }
      }
    }
    return changes;
  }

  /// A list keeps its last entry, for a block without any is none.
  private Block without(Block block) {
    return switch (block) {
      case Pricing list ->
          new Pricing(list.heading(), list.intro(), without(list.plans(), Pricing.Plan::name));
      case Features list ->
          new Features(
              list.heading(), list.intro(), without(list.features(), Features.Feature::title));
      case Contact contact -> without(contact);
      default -> block;
    };
  }

  private <T> List<T> without(List<T> entries, Function<T, String> name) {
    List<T> kept =
        entries.stream()
            .filter(entry -> !name.apply(entry).toLowerCase(Locale.ROOT).equals(what))
            .toList();
    return kept.isEmpty() ? entries : kept;
  }

  private Contact without(Contact known) {
    boolean isNothingLeft =
        (PHONE.matcher(what).matches() || known.phone() == null)
            && (MAIL.matcher(what).matches() || known.email() == null)
            && (ADDRESS.matcher(what).matches() || known.address().isEmpty())
            && (HOURS.matcher(what).matches() || known.hours().isEmpty());
    return isNothingLeft
        ? known
        : new Contact(
            known.heading(),
            known.intro(),
            MAIL.matcher(what).matches() ? null : known.email(),
            PHONE.matcher(what).matches() ? null : known.phone(),
            ADDRESS.matcher(what).matches() ? List.of() : known.address(),
            HOURS.matcher(what).matches() ? List.of() : known.hours());
  }
}
