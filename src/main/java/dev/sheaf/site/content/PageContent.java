package dev.sheaf.site.content;

import java.util.List;

/// One page. The slug is empty for the home page. The title is for the browser's tab and search
/// engines; the purpose says for whom the page is and what it should achieve, and is not shown.
public record PageContent(
    String slug, String title, String description, String purpose, List<Block> blocks) {

  public static final String HOME = "";

  public PageContent {
    if (!Checks.present("a page's slug", slug).equals(HOME)) {
      Slugs.check("a page's slug", slug);
    }
    Checks.line("a page's title", title, Limits.TITLE_MAX);
    Checks.line("a page's description", description, Limits.DESCRIPTION_MAX);
    Checks.line("a page's purpose", purpose, Limits.SHORT_TEXT_MAX);
    blocks = Checks.list("a page's blocks", blocks, 1, Limits.BLOCKS_MAX);
  }

  /// `/` for the home page, `/about` for the slug `about`.
  public String path() {
    return "/" + slug;
  }
}
