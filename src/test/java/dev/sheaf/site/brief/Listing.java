package dev.sheaf.site.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything a brief holds, a line each: `name = Bean There`.
public final class Listing {

  private final List<String> lines = new ArrayList<>();
  private final List<Fact<?>> facts = new ArrayList<>();

  private Listing(Brief brief) {
    one("language", brief.language());
    who(brief.who());
    contact(brief.contact());
    offering(brief.offering());
    wishes(brief.wishes());
    all("answer", brief.answers());
    all("statement", brief.statements());
  }

  static List<String> of(Brief brief) {
    return List.copyOf(new Listing(brief).lines);
  }

  static Stream<Fact<?>> facts(Brief brief) {
    return new Listing(brief).facts.stream();
  }

  private void who(Identity who) {
    one("name", who.name());
    one("subject", who.subject());
    if (who.trade().value().isKnown()) {
      lines.add("trade = " + who.trade().value().id());
    }
    one("detail", who.detail());
    one("place", who.place());
    one("since", who.since());
    one("tagline", who.tagline());
  }

  private void contact(Contact contact) {
    all("phone", contact.phones());
    all("email", contact.emails());
    all("address", contact.addresses());
    all("hours", contact.hours());
    all("date", contact.dates());
    all("link", contact.links());
  }

  private void offering(Offering offering) {
    all("offer", offering.offers());
    all("price", offering.prices());
    all("person", offering.people());
    all("quote", offering.quotes());
  }

  private void wishes(Wishes wishes) {
    all("part", wishes.parts());
    one("pages", wishes.pageCount());
    all("excluded", wishes.excluded());
    all("tone", wishes.tones());
    all("colour", wishes.colours());
  }

  private void all(String name, List<? extends Fact<?>> facts) {
    facts.forEach(fact -> one(name, fact));
  }

  private void one(String name, @Nullable Fact<?> fact) {
    if (fact != null) {
      facts.add(fact);
      lines.add(name + " = " + text(fact.value()));
    }
  }

  private static String text(Object value) {
    return switch (value) {
      case OpeningHours hours -> hours.days() + " | " + hours.times();
      case Offer offer -> joined(offer.name(), offer.price(), offer.detail());
      case Person person -> joined(person.name(), person.role());
      case Answer answer -> joined(answer.question(), answer.text());
      case Quote quote -> joined(quote.text(), quote.by());
      case PartWish wish -> wish.part() + " | " + wish.title() + (wish.page() ? " | page" : "");
      case Colour colour -> colour.name() + " | " + colour.hex();
      case Language language -> language.code();
      default -> value.toString();
    };
  }

  private static String joined(@Nullable String... parts) {
    return String.join(" | ", Stream.of(parts).filter(Objects::nonNull).toList());
  }
}
