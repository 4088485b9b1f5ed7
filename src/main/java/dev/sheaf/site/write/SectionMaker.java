package dev.sheaf.site.write;

import dev.sheaf.site.brief.Brief;
import dev.sheaf.site.brief.Edit.AddPart;
import dev.sheaf.site.brief.Offer;
import dev.sheaf.site.brief.Texts;
import dev.sheaf.site.content.Block;
import dev.sheaf.site.content.Contact;
import dev.sheaf.site.content.Faq;
import dev.sheaf.site.content.Faq.Question;
import dev.sheaf.site.content.Features;
import dev.sheaf.site.content.Features.Feature;
import dev.sheaf.site.content.Gallery;
import dev.sheaf.site.content.Gallery.Plate;
import dev.sheaf.site.content.Passage;
import dev.sheaf.site.content.Picture;
import dev.sheaf.site.content.PostList;
import dev.sheaf.site.content.Prose;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.content.Steps;
import dev.sheaf.site.content.Steps.Step;
import dev.sheaf.site.content.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Makes the section that an edit asks for: of what the prompt gives, else of what the site says
/// already; never of anything else.
final class SectionMaker {

  private static final int POSTS_SHOWN = 6;

  private final SiteContent site;
  private final AddPart edit;
  private final Voice voice;
  private final Brief brief;
  private final List<String> items;

  SectionMaker(SiteContent site, AddPart edit, Voice voice) {
    this.site = site;
    this.edit = edit;
    this.voice = voice;
    this.brief = Brief.of(edit.content());
    this.items = edit.content().isBlank() ? List.of() : Texts.items(edit.content());
  }

  List<Block> blocks() {
    return switch (edit.part()) {
      case FAQ -> List.of(faq());
      case TESTIMONIALS -> testimonials();
      case CONTACT, HOURS -> contact();
      case OFFER, PRICES -> List.of(features());
      case STEPS -> List.of(steps());
      case GALLERY -> List.of(gallery());
      case BLOG -> List.of(new PostList(edit.title(), null, POSTS_SHOWN));
      case HOME, ABOUT, TEAM, OWN -> List.of(prose());
    };
  }

  /// Questions and answers in quotation marks, by turns.
  private Faq faq() {
    List<String> quoted = Texts.quoted(edit.content());
    List<Question> questions =
        IntStream.range(0, quoted.size() / 2)
            .mapToObj(n -> new Question(quoted.get(2 * n), Text.plain(quoted.get(2 * n + 1))))
            .toList();
    return questions.isEmpty()
        ? FaqBlocks.of(Brief.of(SiteFacts.of(site)), voice, List.of(), edit.title())
        : new Faq(edit.title(), null, questions);
  }

  private List<Block> testimonials() {
    List<Block> said = PeopleBlocks.quotes(brief, edit.title());
    return said.isEmpty() ? List.of(PeopleBlocks.invitation(voice)) : said;
  }

  private List<Block> contact() {
    List<Block> given = ContactBlocks.of(brief, voice, edit.title());
    if (!given.isEmpty()) {
      return given;
    }
    return site.pages().stream()
        .flatMap(page -> page.blocks().stream())
        .filter(Contact.class::isInstance)
        .findFirst()
        .map(List::of)
        .orElseThrow(() ->
            nothingGiven("a telephone number, an e-mail address, an address or opening hours"));
  }

  private Block features() {
    List<Feature> features = new ArrayList<>();
    for (Offer offer : OfferItems.of(items)) {
      String detail = FactEdits.detail(offer);
      features.add(new Feature(offer.name(), detail.isEmpty() ? null : detail, null));
    }
    if (features.isEmpty()) {
      throw nothingGiven("what is to stand in it, separated by commas");
    }
    return new Features(edit.title(), null, features);
  }

  private Steps steps() {
    List<Step> given =
        items.stream()
            .map(item -> item.split("\\s*[:–]\\s+", 2))
            .filter(parts -> parts.length == 2)
            .map(parts -> new Step(Fit.capital(parts[0]), Fit.sentence(Fit.capital(parts[1]))))
            .toList();
    List<Step> usual =
        voice.all("steps." + SiteVoice.family(site)).stream()
            .map(line -> line.split(" \\| ", 2))
            .map(parts -> new Step(parts[0], parts[1]))
            .toList();
    return new Steps(edit.title(), null, given.isEmpty() ? usual : given);
  }

  private Gallery gallery() {
    List<String> names = items.isEmpty() ? List.of(site.name()) : items;
    return new Gallery(
        edit.title(),
        null,
        names.stream().map(name -> new Plate(Picture.drawn(name), Fit.capital(name))).toList());
  }

  private Prose prose() {
    if (edit.content().isBlank()) {
      throw nothingGiven("what is to stand in it, after \"with\" or a colon");
    }
    List<Passage> passages =
        Texts.sentences(edit.content()).stream()
            .map(Fit::sentence)
            .map(Passage::paragraph)
            .toList();
    return new Prose(edit.title(), passages);
  }

  private RuntimeException nothingGiven(String what) {
    return Editor.impossible("\"%s\" does not say %s.".formatted(Fit.line(edit.from(), 160), what));
  }
}
