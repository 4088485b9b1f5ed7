package dev.sheaf.site.render;

import dev.sheaf.site.content.Block;
import dev.sheaf.site.content.CallToAction;
import dev.sheaf.site.content.Contact;
import dev.sheaf.site.content.Document;
import dev.sheaf.site.content.Faq;
import dev.sheaf.site.content.Features;
import dev.sheaf.site.content.Figures;
import dev.sheaf.site.content.Gallery;
import dev.sheaf.site.content.Hero;
import dev.sheaf.site.content.Markup;
import dev.sheaf.site.content.PostList;
import dev.sheaf.site.content.Pricing;
import dev.sheaf.site.content.Prose;
import dev.sheaf.site.content.Steps;
import dev.sheaf.site.content.Testimonials;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A block in its page: the template that shows it, its anchor, and whether it opens the page, so
/// that each page has exactly one main heading.
public record Section(String kind, String id, Block block, boolean isOpening) {

  static List<Section> of(List<Block> blocks, boolean mayOpen) {
    List<Section> sections = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (Block block : blocks) {
      String kind = kind(block);
      int number = seen.merge(kind, 1, Integer::sum);
      boolean opens = mayOpen && sections.isEmpty() && block instanceof Hero;
      sections.add(new Section(kind, number == 1 ? kind : kind + "-" + number, block, opens));
    }
    return List.copyOf(sections);
  }

  private static String kind(Block block) {
    return switch (block) {
      case Hero _ -> "hero";
      case Features _ -> "features";
      case Steps _ -> "steps";
      case Gallery _ -> "gallery";
      case Figures _ -> "figures";
      case Testimonials _ -> "testimonials";
      case Pricing _ -> "pricing";
      case Faq _ -> "faq";
      case Contact _ -> "contact";
      case Prose _ -> "prose";
      case CallToAction _ -> "call-to-action";
      case PostList _ -> "posts";
      case Markup _ -> "markup";
      case Document _ -> "document";
    };
  }
}
