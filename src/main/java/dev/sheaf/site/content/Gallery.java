package dev.sheaf.site.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Pictures, each perhaps with a caption.
public record Gallery(String heading, @Nullable String intro, List<Plate> plates) implements Block {

  public Gallery {
    Checks.line("a gallery's heading", heading, Limits.HEADING_MAX);
    Checks.optionalLine("a gallery's intro", intro, Limits.SHORT_TEXT_MAX);
    plates = Checks.list("a gallery's plates", plates, 1, Limits.ENTRIES_MAX);
  }

  public record Plate(Picture picture, @Nullable String caption) {

    public Plate {
      Checks.present("a plate's picture", picture);
      Checks.optionalLine("a plate's caption", caption, Limits.DESCRIPTION_MAX);
    }
  }
}
