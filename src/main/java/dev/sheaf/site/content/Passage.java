package dev.sheaf.site.content;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One part of a [Prose]. In JSON the `type` says which.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Passage.Paragraph.class, name = "paragraph"),
  @JsonSubTypes.Type(value = Passage.Heading.class, name = "heading"),
  @JsonSubTypes.Type(value = Passage.Bullets.class, name = "bullets"),
  @JsonSubTypes.Type(value = Passage.Numbered.class, name = "numbered"),
  @JsonSubTypes.Type(value = Passage.Quote.class, name = "quote")
})
public sealed interface Passage {

  record Paragraph(Text text) implements Passage {

    public Paragraph {
      Checks.present("a paragraph's text", text);
    }
  }

  record Heading(String text) implements Passage {

    public Heading {
      Checks.line("a heading", text, Limits.HEADING_MAX);
    }
  }

  record Bullets(List<Text> items) implements Passage {

    public Bullets {
      items = Checks.list("a list's items", items, 1, Limits.ENTRIES_MAX);
    }
  }

  record Numbered(List<Text> items) implements Passage {

    public Numbered {
      items = Checks.list("a list's items", items, 1, Limits.ENTRIES_MAX);
    }
  }

  record Quote(Text text, @Nullable String source) implements Passage {

    public Quote {
      Checks.present("a quote's text", text);
      Checks.optionalLine("a quote's source", source, Limits.NAME_MAX);
    }
  }

  static Passage paragraph(String text) {
    return new Paragraph(Text.plain(text));
  }
}
