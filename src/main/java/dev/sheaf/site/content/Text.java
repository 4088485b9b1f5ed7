package dev.sheaf.site.content;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.Collectors;

/// Running text of one paragraph. In JSON it is the list of its spans.
public record Text(@JsonValue List<Span> spans) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Text {
    spans = Checks.list("a text", spans, 1, Limits.SPANS_MAX);
    int length = spans.stream().mapToInt(span -> span.text().length()).sum();
    if (length > Limits.TEXT_MAX) {
      throw new IllegalArgumentException(
          "a text is %d characters long, must be at most %d".formatted(length, Limits.TEXT_MAX));
    }
    if (spans.stream().allMatch(span -> span.text().isBlank())) {
      throw new IllegalArgumentException("a text is blank, leave it out or say something");
    }
  }

  public static Text plain(String text) {
    return new Text(List.of(Span.plain(text)));
  }

  /// The words without their styles and links.
  public String words() {
    return spans.stream().map(Span::text).collect(Collectors.joining());
  }
}
