package dev.sheaf.site.write;

import dev.sheaf.site.brief.Brief;
import dev.sheaf.site.brief.Fact;
import dev.sheaf.site.brief.OpeningHours;
import dev.sheaf.site.content.Block;
import dev.sheaf.site.content.Contact;
import dev.sheaf.site.content.Limits;
import dev.sheaf.site.content.Links;
import dev.sheaf.site.content.Passage;
import dev.sheaf.site.content.Prose;
import dev.sheaf.site.content.Span;
import dev.sheaf.site.content.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How, where and when to reach the owner: one contact, and what does not fit into it below.
final class ContactBlocks {

  private ContactBlocks() {}

  static List<Block> of(Brief brief, Voice voice, String heading) {
    List<Block> blocks = new ArrayList<>();
    Contact contact = contact(brief, heading);
    if (contact != null) {
      blocks.add(contact);
    }
    addList(blocks, null, more(brief));
    addList(blocks, voice.say("heading.links"), links(brief));
    addList(blocks, voice.say("heading.dates"), plain(dates(brief)));
    return blocks;
  }

  /// Those that nothing else on the site tells.
  private static List<Fact<String>> dates(Brief brief) {
    return brief.contact().dates().stream()
        .filter(date ->
            brief.statements().stream().noneMatch(s -> s.value().contains(date.value()))
                && brief.offering().offers().stream()
                    .noneMatch(offer -> offer.from().contains(date.value())))
        .toList();
  }

  /// Null if the brief has none of it.
  static @Nullable Contact contact(Brief brief, String heading) {
    String email = first(brief.contact().emails());
    String phone = first(brief.contact().phones());
    List<String> address = lines(values(brief.contact().addresses()));
    List<String> hours = lines(hours(brief));
    if (email == null && phone == null && address.isEmpty() && hours.isEmpty()) {
      return null;
    }
    String mail = email == null || !Links.isMail(email) ? null : email;
    return new Contact(heading, null, mail, phone, address, hours);
  }

  static List<String> hours(Brief brief) {
    return brief.contact().hours().stream().map(fact -> line(fact.value())).toList();
  }

  private static String line(OpeningHours hours) {
    return (Fit.capital(hours.days()) + " " + hours.times()).strip();
  }

  private static @Nullable String first(List<Fact<String>> facts) {
    return facts.isEmpty() ? null : facts.getFirst().value();
  }

  private static List<String> values(List<Fact<String>> facts) {
    return facts.stream().map(Fact::value).toList();
  }

  private static List<String> lines(List<String> values) {
    return values.stream()
        .limit(Limits.ADDRESS_LINES_MAX)
        .map(value -> Fit.line(value, Limits.DESCRIPTION_MAX))
        .toList();
  }

  /// The second telephone number, the ninth line of opening hours.
  private static List<Text> more(Brief brief) {
    List<String> more = new ArrayList<>();
    brief.contact().phones().stream().skip(1).map(Fact::value).forEach(more::add);
    brief.contact().emails().stream().skip(1).map(Fact::value).forEach(more::add);
    brief.contact().addresses().stream()
        .skip(Limits.ADDRESS_LINES_MAX)
        .map(Fact::value)
        .forEach(more::add);
    hours(brief).stream().skip(Limits.ADDRESS_LINES_MAX).forEach(more::add);
    return more.stream().map(Text::plain).toList();
  }

  private static List<Text> links(Brief brief) {
    return brief.contact().links().stream()
        .map(Fact::value)
        .map(link ->
            Links.isLink(link) ? new Text(List.of(Span.linked(link, link))) : Text.plain(link))
        .toList();
  }

  private static List<Text> plain(List<Fact<String>> facts) {
    return facts.stream().map(fact -> Text.plain(fact.value())).toList();
  }

  private static void addList(List<Block> blocks, @Nullable String heading, List<Text> items) {
    if (!items.isEmpty()) {
      blocks.add(new Prose(heading, List.of(new Passage.Bullets(items))));
    }
  }
}
