package dev.sheaf.site.write;

import dev.sheaf.site.brief.Brief;
import dev.sheaf.site.brief.Contact;
import dev.sheaf.site.brief.Fact;
import dev.sheaf.site.brief.Offer;
import dev.sheaf.site.brief.Person;
import dev.sheaf.site.content.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The facts of a post's prompt that are no sentences: prices, dates, hours, people, addresses.
final class PostFacts {

  private PostFacts() {}

  static List<String> of(Brief brief) {
    List<String> facts = new ArrayList<>();
    brief.offering().offers().forEach(offer -> facts.add(offer(offer.value())));
    brief.offering().prices().forEach(price -> facts.add(Fit.capital(price.value())));
    brief.offering().people().forEach(person -> facts.add(person(person.value())));
    brief
        .offering()
        .quotes()
        .forEach(q -> facts.add("“" + q.value().text() + "” – " + q.value().by()));
    Contact contact = brief.contact();
    facts.addAll(ContactBlocks.hours(brief));
    Stream.of(
            contact.dates(),
            contact.addresses(),
            contact.phones(),
            contact.emails(),
            contact.links())
        .forEach(some -> some.stream().map(Fact::value).forEach(facts::add));
    String told = brief.statements().stream().map(Fact::value).collect(Collectors.joining("\n"));
    return facts.stream()
        .filter(fact -> !told.contains(fact))
        .filter(fact -> facts.stream().noneMatch(o -> !o.equals(fact) && o.contains(fact)))
        .distinct()
        .limit(Limits.ENTRIES_MAX)
        .toList();
  }

  private static String offer(Offer offer) {
    return Stream.of(offer.name(), offer.price(), offer.detail())
        .filter(Objects::nonNull)
        .collect(Collectors.joining(", "));
  }

  private static String person(Person person) {
    return person.role() == null ? person.name() : person.name() + ", " + person.role();
  }
}
