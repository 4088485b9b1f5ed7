package dev.sheaf.llm;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/// The lines of a file in memory, one string at a time.
final class Lines {

  private Lines() {}

  static Stream<String> of(byte[] file) {
    return new BufferedReader(
            new InputStreamReader(new ByteArrayInputStream(file), StandardCharsets.UTF_8))
        .lines();
  }
}
