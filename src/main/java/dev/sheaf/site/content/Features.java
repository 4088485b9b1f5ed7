package dev.sheaf.site.content;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is offered, side by side: services, dishes, strengths.
public record Features(String heading, @Nullable String intro, List<Feature> features)
    implements Block {

  public Features {
    Checks.line("the features' heading", heading, Limits.HEADING_MAX);
    Checks.optionalLine("the features' intro", intro, Limits.SHORT_TEXT_MAX);
    features = Checks.list("features", features, 1, Limits.ENTRIES_MAX);
  }

  /// Whether every feature has an icon; some with and some without look like a mistake.
  @JsonIgnore
  public boolean isIconed() {
    return features.stream().allMatch(feature -> feature.icon() != null);
  }

  /// Whether anything is said of them but what they are called.
  @JsonIgnore
  public boolean isTold() {
    return features.stream().anyMatch(feature -> feature.text() != null);
  }

  public record Feature(String title, @Nullable String text, @Nullable Icon icon) {

    public Feature {
      Checks.line("a feature's title", title, Limits.TITLE_MAX);
      Checks.optionalLine("a feature's text", text, Limits.SHORT_TEXT_MAX);
    }
  }
}
