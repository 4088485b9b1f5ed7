package dev.sheaf.site.write;

import dev.sheaf.site.brief.Edit.Replace;
import dev.sheaf.site.brief.Edit.SetText;
import dev.sheaf.site.content.Action;
import dev.sheaf.site.content.Block;
import dev.sheaf.site.content.CallToAction;
import dev.sheaf.site.content.Hero;
import dev.sheaf.site.content.PageContent;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.write.Change.PageField;
import dev.sheaf.site.write.Change.PutBlock;
import dev.sheaf.site.write.Change.SetLabel;
import dev.sheaf.site.write.Change.SetPage;
import dev.sheaf.site.write.Change.SetSite;
import dev.sheaf.site.write.Change.SiteField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sets one text of a page or of the site. A headline may be left to the author; every other text
/// has to be given.
final class TextEdits {

  private final SiteContent site;
  private final SetText edit;
  private final Voice voice;

  private TextEdits(SiteContent site, SetText edit, Voice voice) {
    this.site = site;
    this.edit = edit;
    this.voice = voice;
  }

  static List<Change> of(SiteContent site, SetText edit, Voice voice) {
    return new TextEdits(site, edit, voice).changes();
  }

  private List<Change> changes() {
    return switch (edit.slot()) {
      case HEADLINE -> List.of(headline());
      case LEAD -> List.of(lead());
      case BUTTON -> List.of(button());
      case PAGE_TITLE -> title();
      case DESCRIPTION -> List.of(new SetPage(page().slug(), PageField.DESCRIPTION, given()));
      case SITE_NAME -> name();
      case TAGLINE -> tagline();
    };
  }

  private PageContent page() {
    return edit.page() == null
        ? Pages.mentioned(site, edit.from())
        : Pages.named(site, edit.page());
  }

  private String given() {
    String text = edit.text();
    if (text == null) {
      throw Editor.impossible(
          "\"%s\" does not say what the new text is; put it in quotation marks."
              .formatted(Fit.line(edit.from(), 160)));
    }
    return text;
  }

  private Change headline() {
    PageContent page = page();
    int at = at(page, Hero.class);
    Hero hero = (Hero) page.blocks().get(at);
    String text = edit.text();
    String heading =
        text == null ? voice.sayUnlike("tagline." + SiteVoice.family(site), hero.heading()) : text;
    return new PutBlock(
        page.slug(),
        at,
        new Hero(hero.eyebrow(), heading, hero.lead(), hero.actions(), hero.picture()));
  }

  private Change lead() {
    PageContent page = page();
    int at = at(page, Hero.class);
    Hero hero = (Hero) page.blocks().get(at);
    return new PutBlock(
        page.slug(),
        at,
        new Hero(hero.eyebrow(), hero.heading(), given(), hero.actions(), hero.picture()));
  }

  private static int at(PageContent page, Class<? extends Block> wanted) {
    for (int at = 0; at < page.blocks().size(); at++) {
      if (wanted.isInstance(page.blocks().get(at))) {
        return at;
      }
    }
    throw Editor.impossible(
        "The page \"%s\" has no opening with a headline.".formatted(page.title()));
  }

  /// The first button of the page.
  private Change button() {
    PageContent page = page();
    for (int at = 0; at < page.blocks().size(); at++) {
      Block changed = withLabel(page.blocks().get(at));
      if (changed != null) {
        return new PutBlock(page.slug(), at, changed);
      }
    }
    throw Editor.impossible("The page \"%s\" has no button.".formatted(page.title()));
  }

  private @Nullable Block withLabel(Block block) {
    return switch (block) {
      case Hero hero when !hero.actions().isEmpty() ->
          new Hero(
              hero.eyebrow(),
              hero.heading(),
              hero.lead(),
              labelled(hero.actions()),
              hero.picture());
      case CallToAction call ->
          new CallToAction(call.heading(), call.text(), labelled(call.actions()));
      default -> null;
    };
  }

  private List<Action> labelled(List<Action> actions) {
    List<Action> all = new ArrayList<>(actions);
    all.set(0, new Action(given(), actions.getFirst().link()));
    return all;
  }

  /// The title in the browser's tab, in the navigation and in the page's own opening.
  private List<Change> title() {
    PageContent page = page();
    List<Change> changes = new ArrayList<>();
    changes.add(new SetPage(page.slug(), PageField.TITLE, given()));
    if (site.navigation().stream().anyMatch(item -> item.path().equals(page.path()))) {
      changes.add(new SetLabel(page.path(), given()));
    }
    if (page.blocks().getFirst() instanceof Hero hero && hero.heading().equals(page.title())) {
      changes.add(headline());
    }
    return changes;
  }

  /// Everywhere it is written out.
  private List<Change> name() {
    if (edit.page() != null) {
      return onOnePage(site.name());
    }
    List<Change> changes = new ArrayList<>();
    changes.add(new SetSite(SiteField.NAME, given()));
    changes.addAll(Replacing.of(site, new Replace(null, site.name(), given(), edit.from())));
    return changes;
  }

  private List<Change> tagline() {
    if (edit.page() != null) {
      return onOnePage(site.tagline());
    }
    List<Change> changes = new ArrayList<>();
    changes.add(new SetSite(SiteField.TAGLINE, given()));
    changes.addAll(Replacing.of(site, new Replace(null, site.tagline(), given(), edit.from())));
    return changes;
  }

  /// What the site says on every page, where one page alone is to say it otherwise.
  private List<Change> onOnePage(String said) {
    List<Change> changes = Replacing.of(site, new Replace(edit.page(), said, given(), edit.from()));
    if (changes.isEmpty()) {
      throw Editor.impossible(
          "\"%s\" does not stand on the page \"%s\"; name no page to change it everywhere."
              .formatted(said, edit.page()));
    }
    return changes;
  }
}
