package dev.sheaf.site.write;

import dev.sheaf.site.brief.Fact;
import dev.sheaf.site.content.Gallery;
import dev.sheaf.site.content.Gallery.Plate;
import dev.sheaf.site.content.Limits;
import dev.sheaf.site.content.Links;
import dev.sheaf.site.content.Passage;
import dev.sheaf.site.content.Picture;
import dev.sheaf.site.content.Prose;
import dev.sheaf.site.content.Steps;
import dev.sheaf.site.content.Steps.Step;
import dev.sheaf.site.content.Text;
import java.util.ArrayList;
import java.util.List;

/// Blocks that a kind of business calls for, whatever its facts are.
final class KindBlocks {

  private static final int ASKED_MAX = 5;

  private KindBlocks() {}

  static Steps steps(Matter matter) {
    List<Step> steps =
        matter.voice().all("steps." + matter.family()).stream()
            .map(line -> line.split(" \\| ", 2))
            .map(step -> new Step(step[0], step[1]))
            .toList();
    return new Steps(matter.voice().say("heading.steps"), null, steps);
  }

  static Prose questions(Matter matter) {
    List<String> some = matter.voice().some("ask." + matter.family(), ASKED_MAX);
    return new Prose(
        matter.voice().say("heading.ask"),
        List.of(new Passage.Bullets(some.stream().map(Text::plain).toList())));
  }

  /// Drawings with the names of what is on offer; pictures only where the prompt links to them.
  static Gallery gallery(Matter matter) {
    List<Plate> plates = new ArrayList<>();
    matter.brief().contact().links().stream()
        .map(Fact::value)
        .filter(link -> link.matches("(?i).*\\.(?:jpe?g|png|webp|gif|avif)") && Links.isImage(link))
        .forEach(link -> plates.add(new Plate(new Picture(matter.plan().name(), link), null)));
    matter.offers().stream()
        .map(offer -> Fit.line(offer.name(), Limits.DESCRIPTION_MAX))
        .forEach(name -> plates.add(new Plate(Picture.drawn(name), name)));
    if (plates.isEmpty()) {
      plates.add(new Plate(Picture.drawn(matter.plan().name()), matter.plan().name()));
    }
    return new Gallery(
        matter.voice().say("part.gallery"),
        null,
        plates.subList(0, Math.min(plates.size(), Limits.ENTRIES_MAX)));
  }
}
