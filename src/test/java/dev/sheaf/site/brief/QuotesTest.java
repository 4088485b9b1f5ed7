package dev.sheaf.site.brief;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "So kind" - Ruth B. | So kind | Ruth B.
          "We closed in four days." — Dana Ruiz, Controller at Brightpipe | We closed in four days. | Dana Ruiz, Controller at Brightpipe
          "Worth every penny" — Jo & Matt | Worth every penny | Jo & Matt
          Testimonials: "Reliable and sweet" - Mrs. Pruitt | Reliable and sweet | Mrs. Pruitt
          Include a review from Priya ("They caught everything") please. | They caught everything | Priya
          Our neighbour Tom said: "Best bread in town" | Best bread in town | Tom
          "Magic" - Magic | Magic | Magic
          "Absolutely Brilliant" - Jo | Absolutely Brilliant | Jo
          """)
  void whoSaidItIsFound(String prompt, String text, String by) {
    assertThat(quotes(prompt)).extracting(Fact::value).containsExactly(new Quote(text, by));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          A site for our club "Canal Street Striders" (Manchester).
          Call it "The Quiet Hour" in Galway.
          Our shop Corner ("the old one") is closed.
          """)
  void aNameOrAWordIsNoQuote(String prompt) {
    assertThat(quotes(prompt)).isEmpty();
  }

  private static List<Fact<Quote>> quotes(String prompt) {
    return Quotes.of(prompt, Sentences.of(prompt));
  }
}
