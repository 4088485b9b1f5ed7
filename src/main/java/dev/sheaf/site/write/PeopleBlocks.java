package dev.sheaf.site.write;

import dev.sheaf.site.brief.Brief;
import dev.sheaf.site.brief.Fact;
import dev.sheaf.site.brief.Person;
import dev.sheaf.site.brief.Quote;
import dev.sheaf.site.content.Block;
import dev.sheaf.site.content.Features;
import dev.sheaf.site.content.Features.Feature;
import dev.sheaf.site.content.Limits;
import dev.sheaf.site.content.Passage;
import dev.sheaf.site.content.Prose;
import dev.sheaf.site.content.Testimonials;
import dev.sheaf.site.content.Testimonials.Testimonial;
import java.util.List;

/// The people of the brief, and what others really said.
final class PeopleBlocks {

  private PeopleBlocks() {}

  static List<Block> people(Brief brief, String heading) {
    List<Feature> people =
        brief.offering().people().stream()
            .limit(Limits.ENTRIES_MAX)
            .map(fact -> card(fact.value()))
            .toList();
    return people.isEmpty() ? List.of() : List.of(new Features(heading, null, people));
  }

  private static Feature card(Person person) {
    String role = person.role();
    return new Feature(
        Fit.line(person.name(), Limits.TITLE_MAX),
        role == null ? null : Fit.line(Fit.capital(role), Limits.SHORT_TEXT_MAX),
        null);
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
