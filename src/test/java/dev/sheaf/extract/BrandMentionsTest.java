package dev.sheaf.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrandMentionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Acme        | We like acme.                  | true
          Acme        | ACME's new tool                | true
          Acme        | Acme’s new tool                | true
          Acme        | two Acmes side by side         | true
          Acme        | the Acme-based stack           | true
          Acme        | Acmeville is a town            | false
          Acme        | macme                          | false
          Acme        | acme2                          | false
          Café Nord   | CAFÉ   NORD opens              | true
          Café Nord   | Cafe\u0301 Nord opens          | true
          Straße 9    | in der Straße 9 gibt es        | true
          AT&T        | the AT&T network               | true
          C++         | written in C++.                | true
          Yahoo!      | Yahoo! answers                 | true
          日本        | 東京と日本の会社               | true
          O'Neil      | O’Neil said                    | true
          X           | X, formerly a bird             | true
          X           | XML                            | false
          """)
  void aMentionIsWholeWords(String brand, String text, boolean mentioned) {
    assertThat(BrandMentions.literal(List.of(brand), text)).hasSize(mentioned ? 1 : 0);
  }

  @Test
  void brandsComeBackInTheRequestsSpellingAndOrderEachOnce() {
    List<String> brands = List.of("Zeta", "acme corp", "Zeta", "Nobody");

    assertThat(BrandMentions.literal(brands, "ACME Corp beats zeta."))
        .containsExactly("Zeta", "acme corp");
  }

  @Test
  void anEmptyBrandIsNowhere() {
    assertThat(BrandMentions.literal(List.of("", "  "), "anything")).isEmpty();
  }
}
