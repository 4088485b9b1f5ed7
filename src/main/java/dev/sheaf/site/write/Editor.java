package dev.sheaf.site.write;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import dev.sheaf.site.brief.Edit;
import dev.sheaf.site.brief.Edit.AddPart;
import dev.sheaf.site.brief.Edit.Look;
import dev.sheaf.site.brief.Edit.PageLook;
import dev.sheaf.site.brief.Edit.RemovePart;
import dev.sheaf.site.brief.Edit.Replace;
import dev.sheaf.site.brief.Edit.Reword;
import dev.sheaf.site.brief.Edit.SetFacts;
import dev.sheaf.site.brief.Edit.SetText;
import dev.sheaf.site.brief.Edit.Unclear;
import dev.sheaf.site.brief.Fact;
import dev.sheaf.site.brief.Tone;
import dev.sheaf.site.content.Block;
import dev.sheaf.site.content.CallToAction;
import dev.sheaf.site.content.Limits;
import dev.sheaf.site.content.PageContent;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.content.Theme;
import dev.sheaf.site.write.Change.AddBlock;
import dev.sheaf.site.write.Change.RemoveBlock;
import dev.sheaf.site.write.Change.SetSite;
import dev.sheaf.site.write.Change.SiteField;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Makes changes of an edit prompt, one clause after another: all of them, or none and the reason.
final class Editor {

  static final String NOT_UNDERSTOOD = "SITE_EDIT_NOT_UNDERSTOOD";
  static final String NOT_POSSIBLE = "SITE_EDIT_NOT_POSSIBLE";

  private static final String UNDERSTOOD =
      "Without a model these are understood: change the headline (of page X) to \"Y\"; replace \"A\""
          + " with \"B\"; add a FAQ, contact, features, steps, gallery, testimonials or other section"
          + " to page X with …; remove the … section; rename the site or page X to \"Y\"; change the"
          + " colour or theme to …; add or update opening hours, phone, e-mail, address or a price.";

  private final String prompt;
  private final List<Change> changes = new ArrayList<>();
  private SiteContent site;

  Editor(SiteContent site, String prompt) {
    this.site = site;
    this.prompt = prompt;
  }

  Written<List<Change>> edit() {
    try {
      List<Edit> edits = Edit.of(prompt);
      if (edits.isEmpty()) {
        throw notUnderstood(prompt);
      }
      SiteContent before = site;
      edits.forEach(this::make);
      if (site.equals(before)) {
        changes.clear();
      }
      return Written.done(List.copyOf(changes));
    } catch (FailureException e) {
      return Written.failed(e.failure());
    } catch (IllegalArgumentException e) {
      // the records of `content` refuse what does not fit, in words made for a reader
      return Written.failed(
          Failure.caller(NOT_POSSIBLE, "The change does not fit: " + e.getMessage()));
    }
  }

  private void make(Edit edit) {
    switch (edit) {
      case SetText set -> TextEdits.of(site, set, voice()).forEach(this::apply);
      case Replace replace -> replace(replace);
      case AddPart add -> add(add);
      case RemovePart remove -> remove(remove);
      case Look look -> look(look);
      case SetFacts facts -> facts(facts);
      case Reword reword -> throw needsModel(reword.from());
      case PageLook look -> throw sharedLook(look);
      case Unclear unclear -> throw notUnderstood(unclear.from());
    }
  }

  /// Facts that no block takes, such as links, are not pretended to be there.
  private void facts(SetFacts edit) {
    List<Change> found = FactEdits.of(site, edit);
    if (found.isEmpty()) {
      throw notUnderstood(edit.from());
    }
    found.forEach(this::apply);
  }

  private void apply(Change change) {
    site = change.applied(site);
    changes.add(change);
  }

  private Voice voice() {
    return SiteVoice.of(site, prompt);
  }

  private void replace(Replace edit) {
    List<Change> found = Replacing.of(site, edit);
    if (found.isEmpty()) {
      throw impossible("\"%s\" stands nowhere%s.".formatted(edit.old(), on(edit.page())));
    }
    found.forEach(this::apply);
  }

  private static String on(@org.jspecify.annotations.Nullable String page) {
    return page == null ? " on the website" : " on the page \"" + page + "\"";
  }

  /// In front of the band that ends a page.
  private void add(AddPart edit) {
    PageContent page = Pages.named(site, edit.page());
    for (Block block : new SectionMaker(site, edit, voice()).blocks()) {
      PageContent now = Pages.named(site, edit.page());
      boolean closed = now.blocks().getLast() instanceof CallToAction;
      apply(
          new AddBlock(page.slug(), closed ? now.blocks().size() - 1 : now.blocks().size(), block));
    }
  }

  private void remove(RemovePart edit) {
    List<PageContent> pages =
        edit.page() == null ? site.pages() : List.of(Pages.named(site, edit.page()));
    for (PageContent page : pages) {
      int at = Sections.find(page, edit.part(), edit.title());
      if (at >= 0 && page.blocks().size() > 1) {
        apply(new RemoveBlock(page.slug(), at));
        return;
      }
    }
    List<Change> item = Removing.of(pages, edit);
    if (!item.isEmpty()) {
      item.forEach(this::apply);
      return;
    }
    String sections = pages.stream().map(Sections::names).collect(Collectors.joining("; "));
    throw impossible(
        "There is no section \"%s\" that can be removed. There are: %s"
            .formatted(edit.title(), Fit.line(sections, Limits.SHORT_TEXT_MAX)));
  }

  private void look(Look look) {
    look.colours().stream()
        .map(fact -> fact.value().hex())
        .filter(hex -> !hex.equals(site.palette().hex()))
        .limit(1)
        .forEach(hex -> apply(new SetSite(SiteField.PALETTE, hex)));
    List<Tone> tones = look.tones().stream().map(Fact::value).toList();
    Theme suiting = tones.isEmpty() ? site.theme() : Looks.theme(tones.getFirst());
    Theme theme = look.typeface() == null ? suiting : Looks.set(suiting, look.typeface().value());
    if (theme != site.theme()) {
      apply(new SetSite(SiteField.THEME, theme.name()));
    }
    if (!tones.isEmpty()) {
      apply(new SetSite(SiteField.TONE, look.tones().getFirst().from()));
    }
  }

  private static FailureException needsModel(String clause) {
    return new FailureException(
        Failure.caller(
            NOT_POSSIBLE,
            "\"%s\" asks for other words or another tone, which needs a model. Nothing was changed. %s"
                .formatted(Fit.line(clause, 160), UNDERSTOOD)));
  }

  private static FailureException sharedLook(PageLook look) {
    return impossible(
        "\"%s\" asks for a look of the page \"%s\" alone, but colours, theme and typeface are shared by all pages; name no page to change them all."
            .formatted(Fit.line(look.from(), 160), look.page()));
  }

  private static FailureException notUnderstood(String clause) {
    return new FailureException(
        Failure.caller(
            NOT_UNDERSTOOD,
            "\"%s\" is not understood, and nothing was changed. %s"
                .formatted(Fit.line(clause, 160), UNDERSTOOD)));
  }

  static FailureException impossible(String why) {
    return new FailureException(Failure.caller(NOT_POSSIBLE, why + " Nothing was changed."));
  }
}
