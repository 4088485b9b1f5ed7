package dev.sheaf.site.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.site.brief.Brief;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.render.SiteFiles;
import java.awt.Color;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class LooksTest {

  /// By itself neither warm, nor blue, nor in large letters.
  private static final String FIRM = "Website for Hale, an accounting firm in Leeds. ";

  private static final Pattern ACCENT = Pattern.compile("--accent: (#[0-9a-f]{6});");

  @ParameterizedTest
  @CsvFileSource(
      resources = "looks-wishes.csv",
      delimiter = '|',
      quoteCharacter = '~',
      commentCharacter = '\u00a7',
      numLinesToSkip = 1)
  void aWishAboutLooksIsObeyedAndNotShown(String wish, String hue, String themes) {
    SiteContent site = Sites.site(FIRM + wish);
    String text = Sites.text(site).toLowerCase(Locale.ROOT);
    assertThat(wish.toLowerCase(Locale.ROOT).split("[;:.,!]\\s*"))
        .filteredOn(clause -> clause.length() > 6)
        .allSatisfy(clause -> assertThat(text).doesNotContain(clause));
    Brief brief = Brief.of(FIRM + wish);
    assertThat(brief.statements()).isEmpty();
    assertThat(brief.offering().offers()).isEmpty();
    if (!themes.equals("-")) {
      assertThat(themes.split(" ")).contains(site.theme().name());
    }
    if (!hue.equals("-")) {
      assertThat(hues(accent(site))).contains(hue);
    }
  }

  @ParameterizedTest
  @CsvFileSource(
      resources = "looks-facts.csv",
      delimiter = '|',
      quoteCharacter = '~',
      commentCharacter = '\u00a7',
      numLinesToSkip = 1)
  void aFactThatSpeaksOfColoursIsShownAndIsNoWish(String fact) {
    String bare = fact.toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
    assertThat(Sites.text(Sites.site(FIRM + fact)).toLowerCase(Locale.ROOT)).contains(bare);
    Brief brief = Brief.of(FIRM + fact);
    assertThat(brief.wishes().colours()).isEmpty();
    assertThat(brief.wishes().tones()).isEmpty();
    assertThat(brief.wishes().typeface()).isNull();
  }

  /// Words for goods are often words for colours and moods as well.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Olives, wine and sand.",
        "Organic, local, seasonal.",
        "Rosemary, thyme and sage."
      })
  void aListOfGoodsIsWhatIsOffered(String list) {
    Brief brief = Brief.of(FIRM + list);
    assertThat(brief.offering().offers()).hasSize(3);
    assertThat(brief.wishes().colours()).isEmpty();
    assertThat(brief.wishes().tones()).isEmpty();
  }

  @Test
  void aWishThatHangsOnAFactIsTakenOffIt() {
    SiteContent site = Sites.site(FIRM + "We file on time; calm, plain words; deep blue.");
    assertThat(Sites.text(site)).contains("We file on time").doesNotContain("plain words", "deep");
    assertThat(hues(accent(site))).contains("blue");
  }

  @Test
  void aWishAtTheEndOfTheRequestIsObeyed() {
    assertThat(hues(accent(Sites.site("Website for Hale in Leeds, calm and plain, deep blue."))))
        .contains("blue");
    assertThat(hues(accent(Sites.site("Website for Hale in Leeds in burgundy and cream."))))
        .contains("red");
  }

  private static Color accent(SiteContent site) {
    String css =
        SiteFiles.of(site, URI.create("https://example.com/")).entrySet().stream()
            .filter(file -> file.getKey().endsWith(".css"))
            .map(file -> new String(file.getValue().content(), StandardCharsets.UTF_8))
            .findFirst()
            .orElseThrow();
    Matcher accent = ACCENT.matcher(css);
    assertThat(accent.find()).isTrue();
    return Color.decode(accent.group(1));
  }

  /// The names that people have for the colour.
  private static String hues(Color colour) {
    float[] hsb = Color.RGBtoHSB(colour.getRed(), colour.getGreen(), colour.getBlue(), null);
    float hue = hsb[0] * 360;
    String[] names = {
      named("grey", hsb[1] < 0.35),
      named("red", hsb[1] > 0.4 && (hue >= 340 || hue < 14)),
      named("orange", hsb[1] > 0.4 && hue >= 11 && hue < 38),
      named("warm", hsb[1] > 0.3 && (hue >= 345 || hue < 60)),
      named("yellow", hsb[1] > 0.6 && hue >= 36 && hue < 65),
      named("green", hsb[1] > 0.2 && hue >= 70 && hue < 170),
      named("teal", hsb[1] > 0.4 && hue >= 160 && hue < 195),
      named("blue", hsb[1] > 0.4 && hue >= 196 && hue < 250),
      named("purple", hsb[1] > 0.3 && hue >= 245 && hue < 300),
      named("pink", hsb[1] > 0.4 && hue >= 300 && hue < 345)
    };
    return Arrays.toString(names);
  }

  private static String named(String name, boolean isIt) {
    return isIt ? name : "";
  }
}
