package dev.sheaf.site.render;

import dev.sheaf.site.content.Block;
import dev.sheaf.site.content.Gallery;
import dev.sheaf.site.content.Hero;
import dev.sheaf.site.content.Picture;
import java.util.Optional;

/// Which pictures a block has.
final class Pictures {

  private Pictures() {}

  static Optional<Picture> first(Block block) {
    return switch (block) {
      case Hero hero -> Optional.ofNullable(hero.picture());
      case Gallery gallery -> Optional.of(gallery.plates().getFirst().picture());
      default -> Optional.empty();
    };
  }
}
