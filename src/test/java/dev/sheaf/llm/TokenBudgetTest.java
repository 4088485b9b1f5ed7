package dev.sheaf.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenBudgetTest {

  @Test
  void englishProseIsEstimatedSomewhatTooHigh() {
    // 29 tokens in both the o200k and the Claude vocabulary, give or take one
    String prose =
        "The quick brown fox jumps over the lazy dog, and then it runs away into the forest because"
            + " it has seen something that it does not like.";
    assertThat(TokenBudget.estimate(prose)).isBetween(29, 58);
  }

  @Test
  void finelyCutScriptsCountPerCharacter() {
    assertThat(TokenBudget.estimate("你好世界")).isEqualTo(8);
    assertThat(TokenBudget.estimate("🙂")).isEqualTo(2);
    assertThat(TokenBudget.estimate("")).isZero();
  }

  @Test
  void textThatFitsStaysAsItIs() {
    assertThat(TokenBudget.trim("Short. ", 10)).isEqualTo("Short. ");
  }

  @Test
  void cutsAfterAParagraphIfMostIsKept() {
    String text = "word ".repeat(40) + "end.\n\nSecond paragraph. It goes on and on and on.";
    assertThat(TokenBudget.trim(text, 75)).endsWith("end.");
  }

  @Test
  void cutsAfterASentenceElse() {
    String text = "One sentence is here. Another one follows it. ".repeat(20);
    String trimmed = TokenBudget.trim(text, 50);
    assertThat(trimmed).endsWith(".").hasSizeGreaterThan(90);
    assertThat(TokenBudget.estimate(trimmed)).isLessThanOrEqualTo(50);
  }

  @Test
  void cutsAfterAWordElse() {
    String text = "endless words without any stop ".repeat(50);
    String trimmed = TokenBudget.trim(text, 30);
    assertThat(text.charAt(trimmed.length())).isEqualTo(' ');
  }

  @Test
  void neverSplitsACharacter() {
    String family = "👨‍👩‍👧‍👦";
    String text = family.repeat(100);
    String trimmed = TokenBudget.trim(text, 100);
    assertThat(trimmed).isNotEmpty();
    assertThat(trimmed.length() % family.length()).isZero();
  }

  @Test
  void anyTextIsCutWithinTheBudgetAndStaysAPrefix() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      String text = randomText(random);
      int tokens = 1 + random.nextInt(200);
      String trimmed = TokenBudget.trim(text, tokens);
      assertThat(text).as("seed 7, round %d", i).startsWith(trimmed);
      if (!trimmed.equals(text)) {
        assertThat(TokenBudget.estimate(trimmed)).isLessThanOrEqualTo(tokens);
      }
      assertThat(
              new String(
                  trimmed.codePoints().toArray(), 0, trimmed.codePointCount(0, trimmed.length())))
          .isEqualTo(trimmed);
      assertThat(
              trimmed.isEmpty() || !Character.isHighSurrogate(trimmed.charAt(trimmed.length() - 1)))
          .isTrue();
    }
  }

  private static String randomText(Random random) {
    String[] pieces = {"word ", "a", ". ", "\n\n", "é", "漢", "🙂", "e\u0301", "12,345 ", "</p>"};
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(400); i > 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }

  @Test
  void noTokensIsAMistake() {
    assertThatThrownBy(() -> TokenBudget.trim("text", 0)).hasMessageContaining("at least 1");
  }
}
