package dev.sheaf.site.write;

import dev.sheaf.site.brief.Brief;
import dev.sheaf.site.brief.Fact;
import dev.sheaf.site.brief.Person;
import dev.sheaf.site.brief.Quote;
import dev.sheaf.site.content.Block;
import dev.sheaf.site.content.Limits;
import dev.sheaf.site.content.Passage;
import dev.sheaf.site.content.Prose;
import dev.sheaf.site.content.Span;
import dev.sheaf.site.content.Testimonials;
import dev.sheaf.site.content.Testimonials.Testimonial;
import dev.sheaf.site.content.Text;
import java.util.List;

/// The people of the brief, and what others really said.
final class PeopleBlocks {

  private PeopleBlocks() {}

  static List<Block> people(Brief brief, String heading) {
    List<Text> items = brief.offering().people().stream().map(fact -> line(fact.value())).toList();
    return items.isEmpty() ? List.of() : List.of(new Prose(heading, List.of(bullets(items))));
  }

  private static Passage bullets(List<Text> items) {
    return new Passage.Bullets(items.subList(0, Math.min(items.size(), Limits.ENTRIES_MAX)));
  }

  private static Text line(Person person) {
    String role = person.role();
    return role == null
        ? new Text(List.of(Span.strong(person.name())))
        : new Text(List.of(Span.strong(person.name()), Span.plain(", " + role)));
  }

  static List<Block> quotes(Brief brief, String heading) {
    List<Testimonial> said =
        brief.offering().quotes().stream()
            .map(Fact::value)
            .map(PeopleBlocks::testimonial)
            .limit(Limits.ENTRIES_MAX)
            .toList();
    return said.isEmpty() ? List.of() : List.of(new Testimonials(heading, said));
  }

  private static Testimonial testimonial(Quote quote) {
    return new Testimonial(
        Fit.line(quote.text(), Limits.SHORT_TEXT_MAX), Fit.line(quote.by(), Limits.NAME_MAX), null);
  }

  /// In place of invented praise.
  static Block invitation(Voice voice) {
    return new Prose(
        voice.say("quotes.invite"), List.of(Passage.paragraph(voice.say("quotes.empty"))));
  }
}
