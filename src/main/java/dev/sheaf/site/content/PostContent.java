package dev.sheaf.site.content;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One published blog post, in its own language where that differs from the site's.
public record PostContent(
    String slug,
    String title,
    String description,
    @Nullable String author,
    Instant published,
    String language,
    List<String> tags,
    List<Block> blocks) {

  /// Where posts live: `/blog/{slug}`.
  public static final String FOLDER = "/blog";

  public PostContent {
    Slugs.check("a post's slug", Checks.present("a post's slug", slug));
    Checks.line("a post's title", title, Limits.TITLE_MAX);
    Checks.line("a post's description", description, Limits.DESCRIPTION_MAX);
    Checks.optionalLine("a post's author", author, Limits.NAME_MAX);
    Checks.present("a post's time of publication", published);
    language = LanguageTag.checked("a post's language", language);
    tags = Checks.lines("a post's tags", tags, 0, Limits.TAGS_MAX, Limits.LABEL_MAX);
    blocks = Checks.list("a post's blocks", blocks, 1, Limits.BLOCKS_MAX);
  }

  public String path() {
    return FOLDER + "/" + slug;
  }
}
