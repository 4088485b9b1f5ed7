package dev.sheaf.extract;

import java.util.List;
import java.util.Locale;

/// The words that pages set before a date to say what it is, in the languages we know of.
final class DateLabels {

  private static final List<String> MODIFIED =
      List.of(
          "updat",
          "modif",
          "edited",
          "revised",
          "aktualisiert",
          "geändert",
          "mis à jour",
          "actualiz",
          "aggiorna",
          "atualizado",
          "bijgewerkt",
          "oppdatert",
          "uppdaterad",
          "opdateret",
          "aktualizo",
          "обновлен",
          "stand:",
          "last review",
          "zuletzt",
          "güncelle",
          "päivitetty",
          "更新",
          "changed");
  private static final List<String> PUBLISHED =
      List.of(
          "publish",
          "posted",
          "veröffentlicht",
          "erstellt",
          "publié",
          "publicad",
          "pubblicat",
          "gepubliceerd",
          "geplaatst",
          "publicerad",
          "publisert",
          "udgivet",
          "opublikowan",
          "dodano",
          "опубликован",
          "created",
          "written",
          "erschienen",
          "yayın",
          "asked",
          "started",
          "submitted",
          "joined the",
          "julkaistu",
          "released",
          "first ",
          "datum",
          "date:",
          "发布",
          "公開",
          "vom ",
          "fecha",
          "data:");

  /// Dates of people, events and rights, not of the page.
  private static final List<String> OTHER =
      List.of(
          "joined",
          "register",
          "member since",
          "mitglied seit",
          "last visit",
          "born",
          "geboren",
          "expires",
          "deadline",
          "valid",
          "copyright",
          "©",
          "since",
          "seit",
          "until",
          "bis zum",
          "retrieved",
          "accessed",
          "abgerufen",
          "join date",
          "inscrit");

  private DateLabels() {}

  /// The sign that the words round a date give it, or `otherwise`.
  static DateSign sign(String words, DateSign otherwise) {
    String lower = words.toLowerCase(Locale.ROOT);
    int modified = last(lower, MODIFIED);
    int published = last(lower, PUBLISHED);
    int other = last(lower, OTHER);
    // The label nearest to the date counts, and that is the last one.
    if (other >= 0 && other >= Math.max(modified, published)) {
      return DateSign.LABEL_OTHER;
    }
    if (modified < 0 && published < 0) {
      return otherwise;
    }
    return modified > published ? DateSign.LABEL_MODIFIED : DateSign.LABEL_PUBLISHED;
  }

  private static int last(String text, List<String> labels) {
    int last = -1;
    for (String label : labels) {
      last = Math.max(last, text.lastIndexOf(label));
    }
    return last;
  }
}
