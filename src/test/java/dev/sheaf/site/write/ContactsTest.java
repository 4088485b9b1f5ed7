package dev.sheaf.site.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.site.brief.Brief;
import dev.sheaf.site.content.Contact;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.render.SiteFiles;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ContactsTest {

  private static final String BAKERY = "Website for Hale, a bakery. ";

  @ParameterizedTest
  @CsvFileSource(
      resources = "contacts.csv",
      delimiter = '|',
      quoteCharacter = '~',
      commentCharacter = '\u00a7',
      nullValues = "-",
      numLinesToSkip = 1)
  void waysOfReachingAreTakenApart(String said, String phone, String email, String address) {
    SiteContent site = Sites.site(BAKERY + said);
    Contact contact =
        site.pages().stream()
            .flatMap(page -> page.blocks().stream())
            .filter(Contact.class::isInstance)
            .map(Contact.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(contact.phone()).isEqualTo(phone);
    assertThat(contact.email()).isEqualTo(email);
    assertThat(contact.address()).containsExactly(address);
    assertThat(Brief.of(BAKERY + said).statements()).isEmpty();
    JsonNode owner = owner(site);
    assertThat(owner.path("telephone").asString()).isEqualTo(phone);
    assertThat(owner.path("address").asString()).isEqualTo(address);
    assertThat(owner.path("email").asString(null)).isEqualTo(email);
  }

  private static JsonNode owner(SiteContent site) {
    byte[] home =
        Objects.requireNonNull(
                SiteFiles.of(site, URI.create("https://example.com/")).get("index.html"))
            .content();
    String json =
        Jsoup.parse(new String(home, StandardCharsets.UTF_8))
            .select("script[type=application/ld+json]")
            .html();
    return JsonMapper.shared()
        .readTree(json)
        .path("@graph")
        .valueStream()
        .filter(node -> node.path("@type").asString().equals("LocalBusiness"))
        .findFirst()
        .orElseThrow();
  }
}
