package dev.sheaf.site.write;

import dev.sheaf.site.brief.Part;
import dev.sheaf.site.brief.PartWish;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The pages that a brief names. Of several of one kind, as a menu and events are both what is on
/// offer, one is that kind's page, and each other one is a page of its own with what the brief says
/// of it: whoever names four pages gets four.
final class WishedPages {

  /// Words that make no other page of a title.
  private static final Set<String> EMPTY =
      Set.of(
          "the", "our", "us", "me", "my", "and", "of", "a", "page", "info", "nos", "notre", "uns");

  private final List<PartWish> wishes;

  private WishedPages(List<PartWish> wishes) {
    this.wishes = wishes;
  }

  static List<PartWish> of(List<PartWish> all) {
    return new WishedPages(all.stream().filter(PartWish::page).toList()).pages();
  }

  private List<PartWish> pages() {
    return wishes.stream().map(wish -> saysMore(wish) ? own(wish) : wish).toList();
  }

  private static PartWish own(PartWish wish) {
    return new PartWish(Part.OWN, wish.title(), true);
  }

  /// Whether the page is another one than its kind's, and not only called otherwise a second time.
  private boolean saysMore(PartWish wish) {
    Set<String> words = words(wish);
    return wish.part() != Part.OWN
        && wish.part() != Part.HOME
        && !words.isEmpty()
        && Collections.disjoint(words, words(first(wish.part())));
  }

  /// The page of a kind: that which is called like it, else that which is named first.
  private PartWish first(Part part) {
    List<PartWish> same = wishes.stream().filter(wish -> wish.part() == part).toList();
    String name = part.name().toLowerCase(Locale.ROOT);
    return same.stream()
        .filter(wish -> wish.title().toLowerCase(Locale.ROOT).contains(name))
        .findFirst()
        .orElse(same.getFirst());
  }

  private static Set<String> words(PartWish wish) {
    return Arrays.stream(wish.title().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !EMPTY.contains(word))
        .collect(Collectors.toSet());
  }
}
