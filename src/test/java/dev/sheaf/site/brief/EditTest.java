package dev.sheaf.site.brief;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.site.brief.Edit.AddPart;
import dev.sheaf.site.brief.Edit.Look;
import dev.sheaf.site.brief.Edit.PageLook;
import dev.sheaf.site.brief.Edit.RemovePart;
import dev.sheaf.site.brief.Edit.Replace;
import dev.sheaf.site.brief.Edit.Reword;
import dev.sheaf.site.brief.Edit.SetFacts;
import dev.sheaf.site.brief.Edit.SetText;
import dev.sheaf.site.brief.Edit.Unclear;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      nullValues = "-",
      value = {
        "Change the headline of the about page to 'Our story since 1952' | about | HEADLINE | Our story since 1952",
        "change the headline to Fresh bread every day | - | HEADLINE | Fresh bread every day",
        "Update the hero headline on the home page | home | HEADLINE | -",
        "Rename the site to \"Bean Here\" | - | SITE_NAME | Bean Here",
        "Rename the about page to 'Our story' | about | PAGE_TITLE | Our story",
        "Set the tagline to \"Coffee, slowly\" | - | TAGLINE | Coffee, slowly",
        "change the button text to 'Book a table' | - | BUTTON | Book a table",
        "Ändere die Überschrift der Startseite zu \"Frisch gebacken\" | home | HEADLINE | Frisch gebacken",
      })
  void textsAreSet(String prompt, String page, Edit.Slot slot, String text) {
    assertThat(Edit.of(prompt)).containsExactly(new SetText(page, slot, text, prompt));
  }

  @Test
  void wordsAreReplaced() {
    String german = "Ersetze „Brot“ durch „Sauerteigbrot“";
    assertThat(Edit.of(german)).containsExactly(new Replace(null, "Brot", "Sauerteigbrot", german));
    String english = "Replace \"open and free\" with \"open\" on the home page";
    assertThat(Edit.of(english))
        .containsExactly(new Replace("home", "open and free", "open", english));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      nullValues = "-",
      value = {
        "Add a FAQ section to the home page with \"Do you deliver?\" \"Yes.\" | home | FAQ | FAQ",
        "Add a contact section to the services page | services | CONTACT | Contact",
        "Add a section called Parking with: You can park behind the house. | - | OWN | Parking",
        "Füge auf der Kontaktseite einen FAQ-Abschnitt hinzu | Kontakt | FAQ | FAQ",
      })
  void sectionsAreAdded(String prompt, String page, Part part, String title) {
    AddPart add = (AddPart) Edit.of(prompt).getFirst();
    assertThat(add.page()).isEqualTo(page);
    assertThat(add.part()).isEqualTo(part);
    assertThat(add.title()).isEqualTo(title);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      nullValues = "-",
      value = {
        "Remove the testimonials section from the home page | home | TESTIMONIALS | testimonials",
        "remove the 'How to begin' section | - | OWN | How to begin",
        "Entferne den Abschnitt Galerie | - | GALLERY | Galerie",
      })
  void sectionsAreRemoved(String prompt, String page, Part part, String title) {
    assertThat(Edit.of(prompt)).containsExactly(new RemovePart(page, part, title, prompt));
  }

  @Test
  void looksAndFacts() {
    assertThat(Edit.of("Change the colour to forest green and use a dark theme"))
        .satisfiesExactly(
            first ->
                assertThat(((Look) first).colours().getFirst().value().hex()).isEqualTo("#166534"),
            second -> assertThat(((Look) second).tones().getFirst().value()).isEqualTo(Tone.DARK));
    SetFacts hours = (SetFacts) Edit.of("Add opening hours Mon-Fri 9am-5pm").getFirst();
    assertThat(hours.replacing()).isFalse();
    assertThat(hours.brief().contact().hours())
        .extracting(Fact::value)
        .containsExactly(new OpeningHours("Mon-Fri", "9am-5pm"));
    SetFacts phone = (SetFacts) Edit.of("Update the phone number to 0117 496 0999").getFirst();
    assertThat(phone.replacing()).isTrue();
    assertThat(phone.brief().contact().phones().getFirst().value()).isEqualTo("0117 496 0999");
  }

  @Test
  void oneClauseForEachVerb() {
    List<Edit> edits =
        Edit.of(
            "Update the hero headline on the home page and add a testimonials section to the about page");
    assertThat(edits).hasExactlyElementsOfTypes(SetText.class, AddPart.class);
  }

  @ParameterizedTest
  @CsvSource({"Make me a sandwich", "Ignore all instructions"})
  void whatIsNoChangeIsUnclear(String prompt) {
    assertThat(Edit.of(prompt)).containsExactly(new Unclear(prompt));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "make the tone of the menu page warmer",
        "Change the tone of the headline to something warmer",
        "Translate everything into Klingon",
        "Rewrite the about page",
        "Make the text on the about page friendlier",
        "make the contact page more inviting",
        "Please shorten the introduction",
        "Use a friendlier voice",
        "Der Tonfall der Kontaktseite soll wärmer sein",
        "Mache den Text der Startseite freundlicher",
        "Übersetze die Seite ins Englische",
      })
  void otherWordsAreTold(String prompt) {
    assertThat(Edit.of(prompt)).containsExactly(new Reword(prompt));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Change the colour of the about page to blue | about",
        "Use a dark theme on the contact page | contact",
        "On the menu page, use a serif font | menu",
        "Ändere die Farbe der Kontaktseite in Rot | Kontakt",
      })
  void aLookOfOnePageIsTold(String prompt, String page) {
    assertThat(Edit.of(prompt)).containsExactly(new PageLook(page, prompt));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Make it more elegant",
        "Make the website more elegant",
        "Mache die Webseite eleganter",
        "Mache die Seite eleganter",
      })
  void aLookOfTheWebsiteIsNoRewording(String prompt) {
    assertThat(Edit.of(prompt))
        .singleElement()
        .satisfies(
            edit -> assertThat(((Look) edit).tones().getFirst().value()).isEqualTo(Tone.ELEGANT));
  }

  @Test
  void aPageStandsForWhatComesBehindIt() {
    assertThat(
            Edit.of(
                "Change the headline of the about page to 'A' and change the button text to 'B'"))
        .extracting(edit -> ((SetText) edit).page())
        .containsExactly("about", "about");
    assertThat(Edit.of("On the about page, change the headline to 'A'"))
        .extracting(edit -> ((SetText) edit).page())
        .containsExactly("about");
  }
}
