package dev.sheaf.site.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.site.brief.Brief;
import dev.sheaf.site.brief.Part;
import dev.sheaf.site.content.PageContent;
import dev.sheaf.site.content.Pricing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever names pages gets them, two of one kind too.
class WishedPagesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Make a website for a cafe with pages about, menu, events and contact. | Home, About, Menu, Events, Contact
          A website for a potter with the pages about, our story, classes, visit and contact. | Home, About, Story, Classes, Visit, Contact
          Create a site for a yoga studio with pages for classes, workshops and contact. | Home, Classes, Workshops, Contact
          A website for a photographer with pages portfolio, projects and contact. | Home, Portfolio, Projects, Contact
          Make a website for a cafe with pages gallery, photo gallery, contact and contact us. | Home, Gallery, Contact
          Make a website for a cafe with a menu page and a contact page. The menu page lists cakes. | Home, Menu, Contact
          """)
  void eachNamedPageIsOne(String prompt, String titles) {
    assertThat(plan(prompt)).extracting(PagePlan::title).containsExactly(titles.split(", "));
  }

  @Test
  void theOneThatIsCalledLikeItsKindIsItsPage() {
    List<PagePlan> pages = plan("A website for a bakery with pages about, visit and contact.");

    assertThat(pages)
        .extracting(PagePlan::part)
        .containsExactly(Part.HOME, Part.ABOUT, Part.OWN, Part.CONTACT);
  }

  @Test
  void aPageOfItsOwnHoldsWhatIsListedUnderItsTitle() {
    String prompt =
        "A website for a roastery with the pages coffee and contact."
            + " Coffees: Lighthouse £9.50, Half Tide £11. Call 01947 496 031.";

    PageContent coffee = Sites.site(prompt).pages().get(1);

    assertThat(coffee.title()).isEqualTo("Coffee");
    assertThat(coffee.blocks())
        .filteredOn(Pricing.class::isInstance)
        .singleElement()
        .asString()
        .contains("Lighthouse", "Half Tide");
  }

  private static List<PagePlan> plan(String prompt) {
    return SitePlanner.plan(Brief.of(prompt), prompt).pages();
  }
}
