package dev.sheaf.site.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.site.brief.Prompts;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Prompts with pieces cut out, doubled, mixed with others and sprinkled with marks still give
/// whole websites.
class DamagedPromptsTest {

  private static final int PROMPTS = 500;
  private static final int LENGTH_MIN = 10;
  private static final String MARKS = "\"'()[]{}:;,.!?-–—&#@$€£0189 \n\t“”„«»|/\\*`~ßéÉ";
  private static final List<String> WHOLE =
      Prompts.all().stream().map(Prompts.Case::prompt).toList();

  static IntStream seeds() {
    return IntStream.range(0, PROMPTS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void itIsReadAndWritten(int seed) {
    Random random = new Random(seed);
    StringBuilder prompt = new StringBuilder(one(random));
    for (int n = 1 + random.nextInt(6); n > 0; n--) {
      damage(prompt, random);
    }
    while (prompt.toString().strip().length() < LENGTH_MIN) {
      prompt.append("bakery ");
    }

    assertThat(Sites.site(prompt.toString()).pages()).isNotEmpty();
  }

  private static String one(Random random) {
    return WHOLE.get(random.nextInt(WHOLE.size()));
  }

  private static void damage(StringBuilder prompt, Random random) {
    int at = random.nextInt(prompt.length() + 1);
    int end = Math.min(prompt.length(), at + random.nextInt(60));
    switch (random.nextInt(6)) {
      case 0 -> prompt.insert(at, MARKS.charAt(random.nextInt(MARKS.length())));
      case 1 -> prompt.delete(at, end);
      case 2 -> prompt.insert(random.nextInt(prompt.length() + 1), prompt.substring(at, end));
      case 3 -> {
        String other = one(random);
        int from = random.nextInt(other.length());
        prompt.insert(at, other, from, Math.min(other.length(), from + random.nextInt(80)));
      }
      case 4 -> {
        String small = prompt.toString().toLowerCase(Locale.ROOT);
        prompt.replace(0, prompt.length(), small);
      }
      default -> {
        String piece = prompt.substring(at, end).toUpperCase(Locale.ROOT);
        prompt.replace(at, end, piece);
      }
    }
  }
}
