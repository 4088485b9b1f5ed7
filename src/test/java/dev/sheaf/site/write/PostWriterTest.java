package dev.sheaf.site.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.site.brief.Texts;
import dev.sheaf.site.content.Passage;
import dev.sheaf.site.content.PostContent;
import dev.sheaf.site.content.Prose;
import dev.sheaf.site.content.SiteContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostWriterTest {

  private static final Instant THEN = Instant.parse("2026-05-01T09:00:00Z");
  private static final SiteContent SITE = Sites.site(Sites.CAFE);

  private static final List<String> TOPICS =
      List.of(
          "the benefits of organic coffee beans",
          "how to choose a coffee grinder",
          "espresso vs filter coffee",
          "why fresh beans matter",
          "what is cold brew",
          "our new summer menu",
          "storing coffee at home",
          "water and coffee",
          "the history of our street");

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 6, 7, 8})
  void aPostIsOfUsefulLengthAndInventsNothing(int topic) {
    PostContent post = post("Write a blog post about " + TOPICS.get(topic));
    String text = Sites.text(post);
    assertThat(text.split("\\s+").length).isBetween(220, 1_200);
    assertThat(Sites.text(post.blocks().getFirst()))
        .doesNotContainPattern("\\d")
        .doesNotContain("{", "}");
    assertThat(post.author()).isNull();
    assertThat(post.published()).isEqualTo(THEN);
    assertThat(text)
        .doesNotContainIgnoringCase("fast-paced", "In today's", "in conclusion", "delve");
  }

  @ParameterizedTest
  @CsvSource({
    "Write a blog post about the benefits of organic coffee beans, organic coffee beans",
    "Write an article on how to prune roses. Cover tools and timing., prune roses",
    "Schreibe einen Beitrag über die Vorteile von Sauerteigbrot, Sauerteigbrot",
    "Blog post: Espresso vs filter coffee, filter coffee",
  })
  void thePostIsAboutItsTopic(String prompt, String topic) {
    PostContent post = post(prompt);
    assertThat(post.title()).containsIgnoringCase(topic);
    assertThat(Sites.text(post.blocks().getFirst())).contains(topic);
  }

  @Test
  void everyFactOfThePromptIsUsed() {
    String text =
        Sites.text(
            post(
                "Blog post about our new summer menu. Iced latte is £3.50. It starts on 1 June."
                    + " Ask Ana Ruiz (owner). Open Sunday 10am-4pm. Call 0113 496 0001."));
    assertThat(text)
        .contains(
            "Iced latte", "£3.50", "It starts on 1 June.", "Sunday 10am-4pm", "0113 496 0001");
  }

  @Test
  void pointsBecomeHeadingsAndCountsAreKept() {
    PostContent post =
        post("Write a post about choosing beans. Cover origin, roast and price per cup.");
    assertThat(passages(post))
        .filteredOn(Passage.Heading.class::isInstance)
        .extracting(heading -> ((Passage.Heading) heading).text())
        .contains("Origin", "Roast");
    PostContent tips = post("Write a blog post with the title \"7 tips for a calm morning\"");
    assertThat(tips.title()).isEqualTo("7 tips for a calm morning");
    assertThat(passages(tips))
        .filteredOn(Passage.Numbered.class::isInstance)
        .singleElement()
        .satisfies(list -> assertThat(((Passage.Numbered) list).items()).hasSize(7));
  }

  @Test
  void germanPostsAreGerman() {
    PostContent post = post("Schreibe einen Blogbeitrag über die Pflege von Gusseisenpfannen");
    assertThat(post.language()).isEqualTo("de");
    assertThat(Sites.text(post)).contains("Sie").doesNotContain(" the ", " you ");
  }

  @Test
  void twentyFivePostsDoNotReadAlike() {
    List<Set<String>> posts =
        IntStream.range(0, 25)
            .mapToObj(n -> post("Write a blog post about coffee from region " + (char) ('A' + n)))
            .map(PostWriterTest::sentences)
            .toList();
    List<Double> shared = new ArrayList<>();
    for (int one = 0; one < posts.size(); one++) {
      for (int other = 0; other < one; other++) {
        Set<String> both = new HashSet<>(posts.get(one));
        both.retainAll(posts.get(other));
        shared.add((double) both.size() / Math.min(posts.get(one).size(), posts.get(other).size()));
      }
    }
    assertThat(shared.stream().mapToDouble(share -> share).average().orElse(1)).isLessThan(0.4);
    assertThat(shared).allMatch(share -> share < 0.7);
  }

  @Test
  void aSlugIsTakenOnce() {
    PostContent first = post("Write a blog post about coffee");
    SiteContent with =
        new SiteContent(
            SITE.name(),
            SITE.tagline(),
            SITE.language(),
            SITE.tone(),
            SITE.theme(),
            SITE.palette(),
            SITE.navigation(),
            SITE.pages(),
            List.of(first));
    PostContent second =
        Sites.value(new BuiltInAuthor().post(with, "Write a blog post about coffee", THEN, "key"));
    assertThat(second.slug()).isEqualTo(first.slug() + "-2");
  }

  private static PostContent post(String prompt) {
    return Sites.value(new BuiltInAuthor().post(SITE, prompt, THEN, "key"));
  }

  private static List<Passage> passages(PostContent post) {
    return ((Prose) post.blocks().getFirst()).passages();
  }

  private static Set<String> sentences(PostContent post) {
    return new HashSet<>(Texts.sentences(Sites.text(post.blocks())));
  }
}
