package dev.sheaf.extract;

import java.util.List;

/// `datePublished`, `dateCreated`, `uploadDate` and `dateModified` of the things in JSON-LD.
final class JsonLdDates implements DateSource {

  @Override
  public void read(Page page, DateReader reader, List<DateClaim> claims) {
    JsonLdTitle title = new JsonLdTitle(page);
    for (Thing thing : page.jsonLd().things()) {
      DateSign published = published(thing, title);
      boolean main = published == DateSign.LD_PUBLISHED;
      add(claims, reader, thing, "datePublished", published);
      add(claims, reader, thing, "dateCreated", DateSign.LD_CREATED);
      add(claims, reader, thing, "uploadDate", main ? DateSign.LD_CREATED : DateSign.LD_OTHER);
      add(claims, reader, thing, "datePosted", DateSign.LD_CREATED);
      add(claims, reader, thing, "dateModified", DateSign.LD_MODIFIED);
    }
  }

  /// Of several written things, only those that bear the page's title are the page.
  private static DateSign published(Thing thing, JsonLdTitle title) {
    if (thing.isMedia()) {
      return DateSign.LD_OTHER;
    }
    if (!thing.isWritten()) {
      return thing.isPage() ? DateSign.LD_PAGE : DateSign.LD_OTHER;
    }
    return title.fits(thing) ? DateSign.LD_PUBLISHED : DateSign.LD_AMONG;
  }

  private static void add(
      List<DateClaim> claims, DateReader reader, Thing thing, String name, DateSign sign) {
    DateClaim.add(claims, reader.read(thing.text(name)), sign, Source.JSON_LD);
  }
}
