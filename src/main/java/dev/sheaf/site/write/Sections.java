package dev.sheaf.site.write;

import dev.sheaf.site.brief.Part;
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
import dev.sheaf.site.content.PageContent;
import dev.sheaf.site.content.PostList;
import dev.sheaf.site.content.Pricing;
import dev.sheaf.site.content.Prose;
import dev.sheaf.site.content.Steps;
import dev.sheaf.site.content.Testimonials;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/// Finds the section that a prompt speaks of: by its heading, else by its kind.
final class Sections {

  private Sections() {}

  /// Its place on the page; -1 if there is none. The opening of a page is never meant.
  static int find(PageContent page, Part part, String title) {
    int byHeading = byHeading(page.blocks(), title.toLowerCase(Locale.ROOT));
    return byHeading >= 0 ? byHeading : byKind(page.blocks(), part, title);
  }

  private static int byHeading(List<Block> blocks, String title) {
    for (int at = 0; at < blocks.size(); at++) {
      boolean same = heading(blocks.get(at)).toLowerCase(Locale.ROOT).equals(title);
      if (same && !(blocks.get(at) instanceof Hero)) {
        return at;
      }
    }
    return -1;
  }

  private static int byKind(List<Block> blocks, Part part, String title) {
    boolean call = title.toLowerCase(Locale.ROOT).matches("call to action|cta|button");
    for (int at = 0; at < blocks.size(); at++) {
      if (call ? blocks.get(at) instanceof CallToAction : isKind(blocks.get(at), part)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean isKind(Block block, Part part) {
    return switch (part) {
      case OFFER -> block instanceof Features || block instanceof Pricing;
      case PRICES -> block instanceof Pricing;
      case GALLERY -> block instanceof Gallery;
      case TESTIMONIALS -> block instanceof Testimonials;
      case FAQ -> block instanceof Faq;
      case CONTACT, HOURS -> block instanceof Contact;
      case STEPS -> block instanceof Steps;
      case BLOG -> block instanceof PostList;
      case HOME, ABOUT, TEAM, OWN -> false;
    };
  }

  static String heading(Block block) {
    return switch (block) {
      case Hero hero -> hero.heading();
      case Features features -> features.heading();
      case Steps steps -> steps.heading();
      case Gallery gallery -> gallery.heading();
      case Figures figures -> Objects.requireNonNullElse(figures.heading(), "");
      case Testimonials testimonials -> testimonials.heading();
      case Pricing pricing -> pricing.heading();
      case Faq faq -> faq.heading();
      case Contact contact -> contact.heading();
      case Prose prose -> Objects.requireNonNullElse(prose.heading(), "");
      case CallToAction call -> call.heading();
      case PostList posts -> posts.heading();
      case Markup _, Document _ -> "";
    };
  }

  static String names(PageContent page) {
    String headings =
        page.blocks().stream()
            .filter(block -> !(block instanceof Hero))
            .map(Sections::heading)
            .filter(heading -> !heading.isEmpty())
            .collect(Collectors.joining(", "));
    return page.title() + ": " + (headings.isEmpty() ? "-" : headings);
  }
}
