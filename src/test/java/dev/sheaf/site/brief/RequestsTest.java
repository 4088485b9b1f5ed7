package dev.sheaf.site.brief;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What tells a wish about looks, which must never be shown, from something that is said.
class RequestsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Warm and honest tone, dark green.",
        "Playful and colourful.",
        "Clean, trustworthy look.",
        "Seriös, dunkelblau.",
        "Earthy palette",
      })
  void aWishAboutLooksIsNoStatement(String sentence) {
    assertThat(LookWishes.isOne(sentence)).isTrue();
    assertThat(Requests.isStatement(sentence)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We cook in the Neapolitan style.",
        "Our choir looks for tenors.",
        "The green tea comes from Shizuoka.",
        "Pots in every mood and colour are thrown on our own wheel.",
      })
  void whatIsSaidOfTheTradeIsOne(String sentence) {
    assertThat(LookWishes.isOne(sentence)).isFalse();
  }
}
