package dev.sheaf.site.brief;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How the prompt wants the site to be.
///
/// @param excluded what must not be there, in the prompt's words: "a blog", "prices"
public record Wishes(
    List<Fact<PartWish>> parts,
    @Nullable Fact<Integer> pageCount,
    List<Fact<String>> excluded,
    List<Fact<Tone>> tones,
    List<Fact<Colour>> colours,
    @Nullable Fact<Typeface> typeface) {

  /// The same with a part that is shown too, if it is not anyway.
  Wishes withPart(Fact<PartWish> part) {
    boolean isThere = parts.stream().anyMatch(one -> one.value().part() == part.value().part());
    List<Fact<PartWish>> all = Stream.concat(parts.stream(), Stream.of(part)).toList();
    return isThere ? this : new Wishes(all, pageCount, excluded, tones, colours, typeface);
  }

  /// Whether the prompt wants the thing itself left out, and not only a page or section for it.
  public boolean rulesOutAll(Part part) {
    return excluded.stream()
        .filter(fact -> !Wording.SUFFIX.matcher(fact.value()).find())
        .anyMatch(fact -> Wording.part(fact.value()).filter(part::equals).isPresent());
  }

  /// Whether the prompt rules a page or section for the part out.
  public boolean rulesOut(Part part) {
    return excluded.stream()
        .anyMatch(fact -> Wording.part(fact.value()).filter(part::equals).isPresent());
  }
}
