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
          Kindle      | two Kindles and a case         | true
          Adidas      | Adidas’ new shoe               | true
          Coca-Cola   | a Coca‑Cola, please            | true
          Coca-Cola   | a Coca–Cola, please            | true
          Coca-Cola   | a cocaxcola                    | false
          STRASSE 9   | in der Straße 9 gibt es        | true
          İstanbul Su | ISTANBUL SU opens              | true
          Işık        | IŞIK mağazası                  | true
          ΟΔΟΣ        | η οδός του Οδος                | true
          Nestlé      | NESTLÉ’s plan                  | true
          Nestlé      | Nestlé plans             | true
          .NET        | written in .NET today          | true
          .NET        | ASP.NET and example.net        | false
          C           | C++ and C#                     | false
          C           | written in C, by hand          | true
          Yahoo!      | Yahoo answers                  | false
          AT&T        | AT&TX                          | false
          E*TRADE     | E*TRADE fell                   | true
          Acme        | see acme.com for more          | false
          Acme        | mail info@acme.com             | false
          Acme        | mail acme@example.com          | false
          Acme        | https://example.com/acme/x     | false
          Acme        | www.acme.co is down            | false
          Acme        | [a tool](https://x.com/acme)   | false
          Acme        | [a tool](/brands/acme)         | false
          Acme        | [Acme](https://acme.com) wins  | true
          Acme        | We use Acme.                   | true
          Acme        | We use Acme. And more.         | true
          Acme        | Acme/Northwind                 | true
          Acme Pro    | the **Acme** Pro               | true
          Booking.com | on Booking.com we found        | true
          Яндекс      | сервисы Яндекса растут         | true
          Яндекс      | Яндексоид                      | false
          삼성        | 삼성은 오늘                    | true
          삼성        | 삼성전자                       | false
          トヨタ      | 新型トヨタ車                   | true
          ไลน์        | แอปไลน์ใหม่                    | true
          Acme        | "Acme"                         | true
          Acme        | (Acme)                         | true
          Acme        | A­cme                     | true
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
