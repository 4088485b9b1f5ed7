package dev.sheaf.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TolerantReaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": [1, 2]}",
        "  \n{\"a\": [1, 2]}\n",
        "```json\n{\"a\": [1, 2]}\n```",
        "```\n{\"a\": [1, 2]}\n```",
        "Sure! Here is the JSON:\n\n```json\n{\"a\": [1, 2]}\n```\nAnything else?",
        "Here you are: {\"a\": [1, 2]}",
        "{\"a\": [1, 2]} I hope that helps {really}.",
        "{\"a\": [1, 2,],}",
        "\uFEFF{\"a\": [1, 2]}",
      })
  void forgivesWhatRealModelsDo(String said) {
    assertThat(TolerantReader.read(said).map(Object::toString)).contains("{\"a\":[1,2]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "I cannot do that.",
        "{\"a\": [1, 2",
        "{\"a\": \"half an ans",
        "{'a': 1}",
        "{\"a\": 1 \"b\": 2}",
        "\"just a string\"",
        "42",
      })
  void doesNotGuessAtMore(String said) {
    assertThat(TolerantReader.read(said)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {100_000})
  void depthIsLimited(int depth) {
    assertThat(TolerantReader.read("{\"a\":".repeat(depth))).isEmpty();
    assertThat(TolerantReader.read("[".repeat(depth) + "]".repeat(depth))).isEmpty();
  }
}
