package dev.sheaf.site.render;

import dev.sheaf.site.content.ContentJson;
import dev.sheaf.site.content.Links;
import dev.sheaf.site.content.SiteContent;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The links of a website that lead to pages it does not have. Rendering leaves them out; whoever
/// publishes the site may want to know.
public final class BrokenLinks {

  private static final URI ANY = URI.create("https://example.com/");
  private static final Set<String> LINKS = Set.of("link", "path");

  private BrokenLinks() {}

  /// Each of them once, in the order in which the content names them.
  public static List<String> in(SiteContent site) {
    SiteMap map = new SiteMap(site, ANY, _ -> false);
    return links(ContentJson.tree(site))
        .filter(link -> link.startsWith("/") && Links.isInside(link))
        .filter(link -> !map.exists(SiteMap.plain(link)))
        .distinct()
        .toList();
  }

  private static Stream<String> links(JsonNode node) {
    Stream<String> here =
        node.propertyStream()
            .filter(entry -> LINKS.contains(entry.getKey()) && entry.getValue().isString())
            .map(entry -> entry.getValue().asString());
    return Stream.concat(here, node.valueStream().flatMap(BrokenLinks::links));
  }
}
