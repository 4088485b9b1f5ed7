package dev.sheaf.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PricesTest {

  private static final Usage USAGE = new Usage(1_000_000, 100_000);

  private final Prices prices = Prices.standard();

  @Test
  void costsPromptAndCompletion() {
    assertThat(prices.live("gpt-4.1", USAGE)).isEqualByComparingTo("2.8");
  }

  @Test
  void batchesCostHalf() {
    assertThat(prices.batch("gpt-4.1", USAGE)).isEqualByComparingTo("1.4");
  }

  @Test
  void aSnapshotCostsWhatItsModelCosts() {
    assertThat(prices.live("gpt-4o-2024-08-06", USAGE)).isEqualByComparingTo("3.5");
    assertThat(prices.live("claude-haiku-4-5-20251001", USAGE)).isEqualByComparingTo("1.5");
  }

  @Test
  void anUnknownModelHasNoCost() {
    assertThat(prices.live("llama-at-home", USAGE)).isNull();
  }

  @Test
  void operatorsPutTheirOwnOverIt() {
    Prices own = prices.with(Map.of("llama-at-home", "0 0", "gpt-4.1", "1 1 0.25"));
    assertThat(own.live("llama-at-home", USAGE)).isEqualByComparingTo("0");
    assertThat(own.batch("gpt-4.1", USAGE)).isEqualByComparingTo("0.825");
    assertThat(own.live("gpt-4o", USAGE)).isEqualByComparingTo("3.5");
  }

  @Test
  void aWrongLineSaysHowItShouldLook() {
    for (String line : new String[] {"", "1", "1 2 3 4", "a b", "-1 2"}) {
      assertThatThrownBy(() -> prices.with(Map.of("m", line)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("price of m")
          .hasMessageContaining("input output");
    }
  }

  @Test
  void aTinyCallIsNotRoundedAway() {
    assertThat(prices.live("gpt-5-nano", new Usage(1, 0))).isEqualByComparingTo("0.00000005");
  }

  @Test
  void aSumWithAnUnknownPartIsUnknown() {
    Spent known = new Spent(new Usage(1, 2), BigDecimal.ONE);
    Spent unknown = new Spent(new Usage(3, 4), null);
    assertThat(known.plus(known)).isEqualTo(new Spent(new Usage(2, 4), new BigDecimal(2)));
    assertThat(known.plus(unknown)).isEqualTo(new Spent(new Usage(4, 6), null));
  }
}
