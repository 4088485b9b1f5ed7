package dev.sheaf.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MojibakeTest {

  private static final String TEXT = "Don’t “fürchte” — schöne Grüße, 日本 🎯 naïve";

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "windows-1252"})
  void textThatWasEncodedTwiceIsMended(String charset) {
    String twice = new String(TEXT.getBytes(StandardCharsets.UTF_8), Charset.forName(charset));
    if (charset.equals("windows-1252")) {
      twice = twice.replace("\uFFFD", "\u009D");
    }

    assertThat(Mojibake.mended(twice)).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ça va, naïve café, für Männer, São João, Ærø, ¿Qué? «ß» 20 °C",
        "ÃÃÃ and Ã",
        "plain ASCII",
        "å€ 5, å€ 6, å€ 7 are prices",
        ""
      })
  void whatPeopleWriteStays(String text) {
    assertThat(Mojibake.mended(text)).isEqualTo(text);
  }

  @Test
  void oneOddRunIsNoProof() {
    assertThat(Mojibake.mended("one fÃ¼r alone")).isEqualTo("one fÃ¼r alone");
  }
}
