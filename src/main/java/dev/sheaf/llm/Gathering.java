package dev.sheaf.llm;

import dev.sheaf.failure.Failure;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// One reading of a batch's results: passes on each wanted id once and counts what it passes over.
/// It holds the ids it has seen, never the lines.
final class Gathering {

  /// Reads the answer out of a line of the provider's format.
  @FunctionalInterface
  interface LineFormat {
    Answer answer(Prompt prompt, JsonNode line);
  }

  private final String prefix;
  private final Function<String, @Nullable Prompt> prompts;
  private final Consumer<BatchLine> lines;
  private final LineFormat format;
  private final Set<String> seen = new HashSet<>();

  private int unknown;
  private int duplicates;
  private int broken;
  private int foreign;
  private boolean ours;

  /// @param prefix what every custom id of this batch begins with at the provider
  Gathering(
      String prefix,
      Function<String, @Nullable Prompt> prompts,
      Consumer<BatchLine> lines,
      LineFormat format) {
    this.prefix = prefix;
    this.prompts = prompts;
    this.lines = lines;
    this.format = format;
  }

  void take(String text) {
    if (text.isBlank()) {
      return;
    }
    JsonNode line = parse(text);
    String id = line.path("custom_id").asString("");
    if (id.isEmpty()) {
      broken++;
    } else if (id.startsWith(prefix)) {
      ours = true;
      take(id.substring(prefix.length()), line);
    } else {
      foreign++;
    }
  }

  private void take(String id, JsonNode line) {
    if (seen.contains(id)) {
      duplicates++;
      return;
    }
    Prompt prompt = prompts.apply(id);
    if (prompt == null) {
      unknown++;
      return;
    }
    seen.add(id);
    lines.accept(new BatchLine(id, format.answer(prompt, line)));
  }

  Collected ended(@Nullable Failure failure) {
    Failure why = foreign > 0 && !ours ? notOurs() : failure;
    return new Collected(seen.size(), unknown + foreign, duplicates, broken, why);
  }

  static Failure notOurs() {
    return Failure.target(
        Collected.NOT_OURS,
        "The provider's batch was submitted by somebody else; ours has to be submitted anew.");
  }

  private static JsonNode parse(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JacksonException e) {
      return Json.MAPPER.missingNode();
    }
  }
}
