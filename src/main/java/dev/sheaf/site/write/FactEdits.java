package dev.sheaf.site.write;

import dev.sheaf.site.brief.Brief;
import dev.sheaf.site.brief.Edit.SetFacts;
import dev.sheaf.site.brief.Fact;
import dev.sheaf.site.brief.Offer;
import dev.sheaf.site.content.Block;
import dev.sheaf.site.content.CallToAction;
import dev.sheaf.site.content.Contact;
import dev.sheaf.site.content.Links;
import dev.sheaf.site.content.PageContent;
import dev.sheaf.site.content.Pricing;
import dev.sheaf.site.content.Pricing.Plan;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.write.Change.AddBlock;
import dev.sheaf.site.write.Change.PutBlock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Adds or replaces contact details and prices where the site shows them, or shows them where it
/// does not yet.
final class FactEdits {

  private final SiteContent site;
  private final SetFacts edit;
  private final Brief brief;

  private FactEdits(SiteContent site, SetFacts edit) {
    this.site = site;
    this.edit = edit;
    this.brief = edit.brief();
  }

  static List<Change> of(SiteContent site, SetFacts edit) {
    FactEdits edits = new FactEdits(site, edit);
    List<Change> changes = new ArrayList<>(edits.contact());
    changes.addAll(edits.prices());
    return changes;
  }

  private List<Change> contact() {
    Contact given = ContactBlocks.contact(brief, heading());
    if (given == null) {
      return List.of();
    }
    List<Change> changes = new ArrayList<>();
    Map<Contact, Contact> echoes = new LinkedHashMap<>();
    for (PageContent page : pages()) {
      for (int at = 0; at < page.blocks().size(); at++) {
        if (page.blocks().get(at) instanceof Contact known) {
          Contact now = merged(known, given);
          changes.add(new PutBlock(page.slug(), at, now));
          echoes.put(known, now);
        }
      }
    }
    changes.addAll(echoed(echoes));
    return changes.isEmpty() ? List.of(added(given, "contact")) : changes;
  }

  /// What says the same elsewhere follows: the call that ends a page, answers, buttons.
  private List<Change> echoed(Map<Contact, Contact> echoes) {
    Map<String, String> words = new LinkedHashMap<>();
    echoes.forEach((was, now) -> {
      put(words, was.phone(), now.phone());
      put(words, was.email(), now.email());
      for (String between : new String[] {" · ", "; ", ", "}) {
        put(words, String.join(between, was.hours()), String.join(between, now.hours()));
        put(words, String.join(between, was.address()), String.join(between, now.address()));
      }
    });
    return Replacing.of(pages(), text -> replaced(text, words)).stream()
        .filter(change ->
            !(change instanceof PutBlock(String slug, int at, Block block))
                || !(block instanceof Contact))
        .toList();
  }

  private static void put(Map<String, String> words, @Nullable String was, @Nullable String now) {
    if (was != null && now != null && !was.isEmpty() && !was.equals(now)) {
      words.put(was, now);
      String link = Links.phone(was);
      String newLink = Links.phone(now);
      if (link != null && newLink != null) {
        words.put(link, newLink);
      }
    }
  }

  private static String replaced(String text, Map<String, String> words) {
    String all = text;
    for (Map.Entry<String, String> word : words.entrySet()) {
      all = all.replace(word.getKey(), word.getValue());
    }
    return all;
  }

  private String heading() {
    return SiteVoice.of(site, edit.from()).say("heading.contact");
  }

  private List<PageContent> pages() {
    return edit.page() == null ? site.pages() : List.of(Pages.named(site, edit.page()));
  }

  private Contact merged(Contact known, Contact given) {
    return new Contact(
        known.heading(),
        known.intro(),
        given.email() == null ? known.email() : given.email(),
        given.phone() == null ? known.phone() : given.phone(),
        lines(known.address(), given.address()),
        lines(known.hours(), given.hours()));
  }

  private List<String> lines(List<String> known, List<String> given) {
    if (given.isEmpty() || edit.replacing()) {
      return given.isEmpty() ? known : given;
    }
    return Stream.concat(known.stream(), given.stream()).distinct().toList();
  }

  private Change added(Block block, String usual) {
    PageContent page =
        edit.page() == null && site.page(usual).isPresent()
            ? site.page(usual).orElseThrow()
            : Pages.named(site, edit.page());
    boolean closed = page.blocks().getLast() instanceof CallToAction;
    int at = closed ? page.blocks().size() - 1 : page.blocks().size();
    return new AddBlock(page.slug(), at, block);
  }

  private List<Change> prices() {
    List<Plan> plans =
        brief.offering().offers().stream()
            .map(Fact::value)
            .filter(offer -> offer.price() != null)
            .map(OfferBlocks::plan)
            .toList();
    if (plans.isEmpty()) {
      return List.of();
    }
    List<Change> changes = new ArrayList<>(repriced(plans));
    List<Plan> fresh = plans.stream().filter(plan -> !isListed(plan)).toList();
    if (!fresh.isEmpty()) {
      changes.add(listed(fresh));
    }
    return changes;
  }

  /// Every list that has one of the plans gets its new price.
  private List<Change> repriced(List<Plan> plans) {
    List<Change> changes = new ArrayList<>();
    for (PageContent page : pages()) {
      for (int at = 0; at < page.blocks().size(); at++) {
        if (page.blocks().get(at) instanceof Pricing known) {
          List<Plan> meant =
              plans.stream().filter(plan -> at(known.plans(), plan.name()) >= 0).toList();
          if (!meant.isEmpty()) {
            changes.add(new PutBlock(page.slug(), at, merged(known, meant)));
          }
        }
      }
    }
    return changes;
  }

  private boolean isListed(Plan plan) {
    return pages().stream()
        .flatMap(page -> page.blocks().stream())
        .anyMatch(block -> block instanceof Pricing known && at(known.plans(), plan.name()) >= 0);
  }

  /// In the last list of the site, which is the one on the page for it.
  private Change listed(List<Plan> fresh) {
    for (PageContent page : pages().reversed()) {
      for (int at = 0; at < page.blocks().size(); at++) {
        if (page.blocks().get(at) instanceof Pricing known) {
          return new PutBlock(page.slug(), at, merged(known, fresh));
        }
      }
    }
    String heading = SiteVoice.of(site, edit.from()).say("heading.prices");
    return added(new Pricing(heading, null, fresh), "prices");
  }

  /// A plan of the same name gets the new price; others are added behind.
  private static Pricing merged(Pricing known, List<Plan> given) {
    List<Plan> plans = new ArrayList<>(known.plans());
    for (Plan plan : given) {
      int at = at(plans, plan.name());
      if (at < 0) {
        plans.add(plan);
      } else {
        plans.set(at, repriced(plans.get(at), plan));
      }
    }
    return new Pricing(known.heading(), known.intro(), plans);
  }

  private static int at(List<Plan> plans, String name) {
    for (int at = 0; at < plans.size(); at++) {
      if (plans.get(at).name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
        return at;
      }
    }
    return -1;
  }

  private static Plan repriced(Plan known, Plan given) {
    return new Plan(
        known.name(),
        given.price(),
        given.period(),
        given.text() == null ? known.text() : given.text(),
        known.includes(),
        known.action(),
        known.highlighted());
  }

  /// Price and detail as one sentence; empty if the offer has neither.
  static String detail(Offer offer) {
    @Nullable String price = offer.price();
    String said =
        Stream.of(offer.detail(), price).filter(Objects::nonNull).collect(Collectors.joining(", "));
    return said.isEmpty() ? "" : Fit.sentence(Fit.capital(said));
  }
}
