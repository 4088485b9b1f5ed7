package dev.sheaf.site.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.site.content.PaletteSeed;
import dev.sheaf.site.content.Theme;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTest {

  private static final double AA = 4.5;
  private static final double AAA = 7;
  private static final double SHAPES = 3;

  @ParameterizedTest
  @EnumSource(Theme.class)
  void everythingIsReadableWhateverTheSeed(Theme theme) {
    seeds()
        .forEach(seed -> {
          check(Palette.light(theme, seed), seed);
          check(Palette.dark(theme, seed), seed);
        });
  }

  @Test
  void theSeedIsRecognised() {
    Rgb accent = Palette.light(Theme.HARBOR, new PaletteSeed("#2457d6")).accent();
    assertThat(accent.hex()).isEqualTo("#2457d6");
  }

  @Test
  void greyStaysGrey() {
    Rgb paper = Palette.light(Theme.GROVE, new PaletteSeed("#808080")).paper();
    assertThat(paper.red()).isEqualTo(paper.green()).isEqualTo(paper.blue());
  }

  @Test
  void coloursComeBackFromTheOtherSpace() {
    seeds()
        .map(seed -> new Rgb(seed.red(), seed.green(), seed.blue()))
        .forEach(rgb -> assertThat(Oklch.of(rgb).rgb()).isEqualTo(rgb));
  }

  @Test
  void contrastIsWhatTheStandardSays() {
    assertThat(Rgb.BLACK.contrast(Rgb.WHITE)).isEqualTo(21);
    assertThat(new Rgb(0x76, 0x76, 0x76).contrast(Rgb.WHITE)).isBetween(4.54, 4.55);
  }

  private static void check(Palette palette, PaletteSeed seed) {
    for (Rgb ground : List.of(palette.paper(), palette.surface(), palette.tint())) {
      atLeast(AAA, palette.ink(), ground, seed);
      atLeast(AA, palette.muted(), ground, seed);
      atLeast(AA, palette.link(), ground, seed);
      atLeast(SHAPES, palette.accent(), ground, seed);
    }
    atLeast(AA, palette.onAccent(), palette.accent(), seed);
    atLeast(AAA, palette.onBand(), palette.band(), seed);
    atLeast(AA, palette.mutedOnBand(), palette.band(), seed);
  }

  private static void atLeast(double contrast, Rgb text, Rgb ground, PaletteSeed seed) {
    assertThat(text.contrast(ground))
        .as("%s on %s from %s", text.hex(), ground.hex(), seed.hex())
        .isGreaterThanOrEqualTo(contrast);
  }

  /// A grid over the whole cube, corners included.
  private static Stream<PaletteSeed> seeds() {
    return IntStream.range(0, 6 * 6 * 6)
        .mapToObj(i -> "#%02x%02x%02x".formatted(51 * (i / 36), 51 * (i / 6 % 6), 51 * (i % 6)))
        .map(PaletteSeed::new);
  }
}
