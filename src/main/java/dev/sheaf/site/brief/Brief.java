package dev.sheaf.site.brief;

import java.util.List;

/// The facts and wishes of one prompt. Reading it is a pure function of the prompt: the same prompt
/// gives the same brief.
///
/// @param text the prompt without markup
/// @param answers to questions of visitors
/// @param statements sentences about the site's owner that may stand on the site as they are
public record Brief(
    String text,
    Fact<Language> language,
    Identity who,
    Contact contact,
    Offering offering,
    Wishes wishes,
    List<Fact<Answer>> answers,
    List<Fact<String>> statements) {

  /// Longer prompts are cut here; the HTTP API takes none that is longer.
  public static final int PROMPT_MAX = 20_000;

  public static Brief of(String prompt) {
    return BriefReader.read(prompt);
  }
}
