package dev.sheaf.extract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// `author` and `creator` of the things in JSON-LD, followed through `@id`.
final class JsonLdAuthors implements AuthorSource {

  @Override
  public void read(Page page, List<AuthorClaim> claims) {
    JsonLd data = page.jsonLd();
    JsonLdTitle title = new JsonLdTitle(page);
    for (Thing thing : data.things()) {
      boolean main = thing.isWritten() && !thing.isMedia() && title.fits(thing);
      read(data, thing, "author", main, claims);
      read(data, thing, "creator", false, claims);
    }
  }

  private static void read(
      JsonLd data, Thing thing, String member, boolean main, List<AuthorClaim> claims) {
    List<String> people = new ArrayList<>();
    List<String> organizations = new ArrayList<>();
    JsonNode author = thing.node().path(member);
    if (author.isArray()) {
      author.forEach(each -> add(data.resolved(each), people, organizations));
    } else {
      add(data.resolved(author), people, organizations);
    }
    AuthorSign sign = main ? AuthorSign.LD_AUTHOR : AuthorSign.LD_OTHER;
    AuthorClaim.unseen(claims, people, sign, Source.JSON_LD);
    AuthorClaim.unseen(claims, organizations, AuthorSign.LD_ORGANIZATION, Source.JSON_LD);
  }

  private static void add(JsonNode author, List<String> people, List<String> organizations) {
    JsonNode names = author.isObject() ? author.path("name") : author;
    List<String> into = Thing.of(author).is("organization") ? organizations : people;
    if (names.isArray()) {
      names.forEach(name -> addAll(into, Thing.text(name)));
    } else {
      addAll(into, Thing.text(names));
    }
  }

  private static void addAll(List<String> into, @Nullable String text) {
    for (String name : text == null ? List.<String>of() : NameReader.names(text)) {
      if (!into.contains(name) && into.size() < NameReader.NAMES_MAX) {
        into.add(name);
      }
    }
  }
}
