package dev.sheaf.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

  private static final Call CALL = Call.get(URI.create("http://example.com/"));

  @Test
  void namesCompareWithoutCaseAndTheFirstCounts() {
    Headers headers = Headers.of("X-One", "1", "x-one", "2");

    assertThat(headers.first("X-ONE")).contains("1");
    assertThat(headers.first("X-Two")).isEmpty();
  }

  /// Beyond ASCII there is no agreement on what the bytes of a header mean.
  @ParameterizedTest
  @ValueSource(
      strings = {"a\r\nX-Evil: 1", "a\nb", "a\rb", "a\0b", "a\u007fb", "é", "日本", "\ud83d"})
  void valuesThatWouldBreakTheMessageAreRefused(String value) {
    assertThatThrownBy(() -> CALL.with(Headers.of("X-A", value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("X-A");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:b", "a\r\nb", "é", "a\tb"})
  void namesThatWouldBreakTheMessageAreRefused(String name) {
    assertThatThrownBy(() -> CALL.with(Headers.of(name, "value")))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("\r", "\n");
  }

  @Test
  void theValueIsNotRepeatedSinceItMayBeSecret() {
    assertThatThrownBy(() -> CALL.with(Headers.of("Authorization", "Bearer secret\n")))
        .message()
        .doesNotContain("secret");
  }

  @Test
  void valuesHaveALimit() {
    assertThatCode(() -> CALL.with(Headers.of("X-A", "a".repeat(16_384))))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> CALL.with(Headers.of("X-A", "a".repeat(16_385))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
