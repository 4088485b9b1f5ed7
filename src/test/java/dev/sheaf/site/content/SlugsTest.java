package dev.sheaf.site.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugsTest {

  @ParameterizedTest
  @CsvSource({
    "Hello World, hello-world",
    "'  Crème brûlée & Co. ', creme-brulee-co",
    "Straße 7, strasse-7",
    "Today's menu, todays-menu",
    "日本語, post-1",
    "assets, post-1",
    "'', post-1"
  })
  void slugsComeFromTitles(String title, String slug) {
    assertThat(Slugs.of(title, "post-1")).isEqualTo(slug);
  }
}
