package dev.sheaf.site.brief;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// The prompts of `prompts.txt`, each with the facts it holds.
public final class Prompts {

  /// A prompt and its [Listing].
  public record Case(String prompt, List<String> facts) {
    @Override
    public String toString() {
      return prompt.lines().findFirst().orElse("");
    }
  }

  private Prompts() {}

  public static List<Case> all() {
    return Arrays.stream(read().strip().split("\n----\n")).map(Prompts::one).toList();
  }

  private static Case one(String text) {
    String[] parts = text.split("\n=>\n", 2);
    return new Case(parts[0], parts[1].strip().lines().toList());
  }

  private static String read() {
    try (InputStream in = Prompts.class.getResourceAsStream("prompts.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
