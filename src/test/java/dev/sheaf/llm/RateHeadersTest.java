package dev.sheaf.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateHeadersTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "1s, 1000", "6m0s, 360000", "12ms, 12", "1.5s, 1500", "1h2m3s, 3723000", "2d, 172800000",
    "30, 30000", "'', ", "soon, ", "5x, ", "1s later, ", "-5s, ",
  })
  void readsDurationsAsOpenAiWritesThem(String text, @Nullable Long millis) {
    assertThat(RateHeaders.duration(text))
        .isEqualTo(millis == null ? null : Duration.ofMillis(millis));
  }

  @Test
  void readsOpenAi() {
    RateHint hint =
        RateHeaders.openAi(
            headers(
                Map.of(
                    "x-ratelimit-remaining-requests", "0",
                    "x-ratelimit-reset-requests", "20s",
                    "x-ratelimit-remaining-tokens", "100",
                    "x-ratelimit-reset-tokens", "6m0s")),
            NOW);
    assertThat(hint).isEqualTo(new RateHint(0L, NOW.plusSeconds(20), 100L, NOW.plusSeconds(360)));
    assertThat(hint.exhaustedUntil()).isEqualTo(NOW.plusSeconds(20));
  }

  @Test
  void takesTheTighterOfAnthropicsTokenLimits() {
    RateHint hint =
        RateHeaders.anthropic(
            headers(
                Map.of(
                    "anthropic-ratelimit-requests-remaining", "5",
                    "anthropic-ratelimit-input-tokens-remaining", "900",
                    "anthropic-ratelimit-output-tokens-remaining", "0",
                    "anthropic-ratelimit-output-tokens-reset", "2026-11-23T10:01:00Z")));
    assertThat(hint).isEqualTo(new RateHint(5L, null, 0L, NOW.plusSeconds(60)));
    assertThat(hint.exhaustedUntil()).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void nonsenseCountsAsNotSaid() {
    Map<String, String> nonsense =
        Map.of("x-ratelimit-remaining-requests", "-1", "x-ratelimit-reset-requests", "whenever");
    assertThat(RateHeaders.openAi(headers(nonsense), NOW)).isEqualTo(RateHint.NONE);
    Map<String, String> date = Map.of("anthropic-ratelimit-requests-reset", "tomorrow");
    assertThat(RateHeaders.anthropic(headers(date))).isEqualTo(RateHint.NONE);
  }

  private static Wire.Headers headers(Map<String, String> values) {
    return name -> Optional.ofNullable(values.get(name));
  }
}
