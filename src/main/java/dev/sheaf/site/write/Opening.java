package dev.sheaf.site.write;

import dev.sheaf.site.brief.Brief;
import dev.sheaf.site.brief.Fact;
import dev.sheaf.site.brief.Part;
import dev.sheaf.site.content.Action;
import dev.sheaf.site.content.Hero;
import dev.sheaf.site.content.Limits;
import dev.sheaf.site.content.Links;
import dev.sheaf.site.content.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a page opens and where it leads: its hero, its main button, its description.
final class Opening {

  private final Matter matter;
  private final Brief brief;
  private final Voice voice;
  private final Part part;

  Opening(Matter matter) {
    this.matter = matter;
    this.brief = matter.brief();
    this.voice = matter.voice();
    this.part = matter.page().part();
  }

  Hero hero() {
    String name = matter.plan().name();
    return matter.isHome()
        ? new Hero(eyebrow(), name, homeLead(), actions(), Picture.drawn(name))
        : new Hero(
            Fit.line(name, Limits.LABEL_MAX), matter.page().title(), lead(), List.of(), null);
  }

  /// The tagline that was given stands above the name; one of our own is left to the site's head.
  private @Nullable String eyebrow() {
    Fact<String> since = brief.who().since();
    if (brief.who().tagline() != null) {
      return Fit.line(matter.plan().tagline(), Limits.LABEL_MAX);
    }
    return since == null || !Writing.isOwnLanguage(brief) ? null : Fit.capital(since.value());
  }

  private String homeLead() {
    String lead = voice.say("lead." + matter.family());
    String who = Writing.identity(brief, voice);
    boolean isSaid =
        brief.who().name() == null
            && Fit.sentence(who.toLowerCase(Locale.ROOT))
                .endsWith(matter.plan().name().toLowerCase(Locale.ROOT) + ".");
    return Fit.line(isSaid ? lead : who + " " + lead, Limits.SHORT_TEXT_MAX);
  }

  private @Nullable String lead() {
    return switch (part) {
      case OFFER, PRICES -> voice.say("offer.lead");
      case CONTACT, HOURS -> brief.contact().isEmpty() ? null : voice.say("contact.lead");
      case ABOUT -> Fit.line(Writing.identity(brief, voice), Limits.SHORT_TEXT_MAX);
      case TEAM, HOME, GALLERY, TESTIMONIALS, FAQ, STEPS, BLOG, OWN -> null;
    };
  }

  private List<Action> actions() {
    List<Action> actions = new ArrayList<>();
    Action contact = action();
    if (contact != null) {
      actions.add(contact);
    }
    String offer = matter.path(Part.OFFER);
    if (offer != null) {
      actions.add(new Action(offerLabel(), offer));
    }
    return actions;
  }

  private String offerLabel() {
    return matter.plan().page(Part.OFFER).map(PagePlan::title).orElseThrow();
  }

  /// To the contact page, else to the telephone or the mail; null if there is none of them.
  @Nullable Action action() {
    String label = voice.say("cta." + matter.family());
    String path = matter.path(Part.CONTACT);
    String link = path != null && part != Part.CONTACT ? path : direct();
    return link == null ? null : new Action(label, link);
  }

  private @Nullable String direct() {
    for (Fact<String> phone : brief.contact().phones()) {
      String link = Links.phone(phone.value());
      if (link != null) {
        return link;
      }
    }
    return brief.contact().emails().stream()
        .map(mail -> "mailto:" + mail.value())
        .filter(Links::isLink)
        .findFirst()
        .orElse(null);
  }

  String description() {
    voice.with("identity", Writing.identity(brief, voice));
    String key =
        switch (part) {
          case HOME -> "meta.home";
          case ABOUT, TEAM -> "meta.about";
          case OFFER, PRICES -> "meta.offer";
          case CONTACT, HOURS -> "meta.contact";
          case GALLERY, TESTIMONIALS, FAQ, STEPS, BLOG, OWN -> "meta.other";
        };
    return Fit.line(voice.say(key), Limits.DESCRIPTION_MAX);
  }
}
