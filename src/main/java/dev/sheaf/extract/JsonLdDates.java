package dev.sheaf.extract;

import java.util.List;

/// `datePublished`, `dateCreated`, `uploadDate` and `dateModified` of the things in JSON-LD.
final class JsonLdDates implements DateSource {

  @Override
  public void read(Page page, DateReader reader, List<DateClaim> claims) {
    for (Thing thing : page.jsonLd().things()) {
      boolean main = thing.isWritten();
      add(claims, reader, thing, "datePublished", main ? DateSign.LD_PUBLISHED : DateSign.LD_OTHER);
      add(claims, reader, thing, "dateCreated", DateSign.LD_CREATED);
      add(claims, reader, thing, "uploadDate", main ? DateSign.LD_CREATED : DateSign.LD_OTHER);
      add(claims, reader, thing, "datePosted", DateSign.LD_CREATED);
      add(claims, reader, thing, "dateModified", DateSign.LD_MODIFIED);
    }
  }

  private static void add(
      List<DateClaim> claims, DateReader reader, Thing thing, String name, DateSign sign) {
    DateClaim.add(claims, reader.read(thing.text(name)), sign, Source.JSON_LD);
  }
}
