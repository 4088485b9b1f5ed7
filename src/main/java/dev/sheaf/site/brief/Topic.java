package dev.sheaf.site.brief;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a post or a single page is to be about.
///
/// @param text as the prompt names it: "the benefits of organic coffee beans"
/// @param form the kind of text that the topic asks for
/// @param core what the topic is about without its form: "organic coffee beans"; for [Form#HOW_TO]
///   what is done: "choose a grinder"
/// @param other what it is compared with, for [Form#COMPARISON] alone
/// @param title given word for word
/// @param points what the prompt wants covered
public record Topic(
    String text,
    Form form,
    String core,
    @Nullable String other,
    @Nullable Fact<String> title,
    List<Fact<String>> points) {

  /// Kinds of texts, each with its own outline.
  public enum Form {
    HOW_TO,
    BENEFITS,
    COMPARISON,
    TIPS,
    REASONS,
    EXPLAINER,
    NEWS,
    GENERAL
  }

  public static Topic of(Brief brief) {
    return new TopicReader(brief).read();
  }
}
