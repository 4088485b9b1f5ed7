package dev.sheaf.site.write;

import dev.sheaf.site.content.Block;
import dev.sheaf.site.content.NavigationItem;
import dev.sheaf.site.content.PageContent;
import dev.sheaf.site.content.PaletteSeed;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.content.Theme;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// One change to a website: exactly one field or block becomes another, and all else stays as it
/// is, byte for byte. Block numbers count from 0 in the page as the changes before have left it.
public sealed interface Change {

  SiteContent applied(SiteContent site);

  enum SiteField {
    NAME,
    TAGLINE,
    TONE,
    THEME,
    PALETTE
  }

  enum PageField {
    TITLE,
    DESCRIPTION
  }

  record SetSite(SiteField field, String value) implements Change {
    @Override
    public SiteContent applied(SiteContent s) {
      return new SiteContent(
          field == SiteField.NAME ? value : s.name(),
          field == SiteField.TAGLINE ? value : s.tagline(),
          s.language(),
          field == SiteField.TONE ? value : s.tone(),
          field == SiteField.THEME ? Theme.valueOf(value) : s.theme(),
          field == SiteField.PALETTE ? new PaletteSeed(value) : s.palette(),
          s.navigation(),
          s.pages(),
          s.posts());
    }
  }

  /// What the navigation calls a page.
  record SetLabel(String path, String label) implements Change {
    @Override
    public SiteContent applied(SiteContent s) {
      List<NavigationItem> items =
          s.navigation().stream()
              .map(item -> item.path().equals(path) ? new NavigationItem(label, path) : item)
              .toList();
      return new SiteContent(
          s.name(),
          s.tagline(),
          s.language(),
          s.tone(),
          s.theme(),
          s.palette(),
          items,
          s.pages(),
          s.posts());
    }
  }

  record SetPage(String slug, PageField field, String value) implements Change {
    @Override
    public SiteContent applied(SiteContent site) {
      return onPage(
          site,
          slug,
          page ->
              new PageContent(
                  page.slug(),
                  field == PageField.TITLE ? value : page.title(),
                  field == PageField.DESCRIPTION ? value : page.description(),
                  page.purpose(),
                  page.blocks()));
    }
  }

  record PutBlock(String slug, int at, Block block) implements Change {
    @Override
    public SiteContent applied(SiteContent site) {
      return onBlocks(site, slug, blocks -> blocks.set(at, block));
    }
  }

  record AddBlock(String slug, int at, Block block) implements Change {
    @Override
    public SiteContent applied(SiteContent site) {
      return onBlocks(site, slug, blocks -> blocks.add(at, block));
    }
  }

  record RemoveBlock(String slug, int at) implements Change {
    @Override
    public SiteContent applied(SiteContent site) {
      return onBlocks(site, slug, blocks -> blocks.remove(at));
    }
  }

  static SiteContent applied(List<Change> changes, SiteContent site) {
    SiteContent changed = site;
    for (Change change : changes) {
      changed = change.applied(changed);
    }
    return changed;
  }

  /// The slugs of the pages that the changes touch; a change to the site's look touches none.
  static Set<String> pages(List<Change> changes) {
    Set<String> slugs = new LinkedHashSet<>();
    for (Change change : changes) {
      switch (change) {
        case SetPage page -> slugs.add(page.slug);
        case PutBlock put -> slugs.add(put.slug);
        case AddBlock add -> slugs.add(add.slug);
        case RemoveBlock remove -> slugs.add(remove.slug);
        case SetSite _, SetLabel _ -> {}
      }
    }
    return slugs;
  }

  private static SiteContent onBlocks(
      SiteContent site, String slug, java.util.function.Consumer<List<Block>> change) {
    return onPage(
        site,
        slug,
        page -> {
          List<Block> blocks = new ArrayList<>(page.blocks());
          change.accept(blocks);
          return new PageContent(
              page.slug(), page.title(), page.description(), page.purpose(), blocks);
        });
  }

  private static SiteContent onPage(SiteContent s, String slug, UnaryOperator<PageContent> change) {
    if (s.page(slug).isEmpty()) {
      throw new IllegalArgumentException("the site has no page \"" + slug + "\" to change");
    }
    List<PageContent> pages =
        s.pages().stream()
            .map(page -> page.slug().equals(slug) ? change.apply(page) : page)
            .toList();
    return new SiteContent(
        s.name(),
        s.tagline(),
        s.language(),
        s.tone(),
        s.theme(),
        s.palette(),
        s.navigation(),
        pages,
        s.posts());
  }
}
