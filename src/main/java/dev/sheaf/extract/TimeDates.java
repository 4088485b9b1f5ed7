package dev.sheaf.extract;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// `time` elements, and elements with a `datetime` attribute or a class that speaks of dates.
final class TimeDates implements DateSource {

  private static final int TEXT_MAX = 120;
  private static final int CLASSES_MAX = 60;

  @Override
  public void read(Page page, DateReader reader, List<DateClaim> claims) {
    for (Mark mark : page.survey().marks()) {
      Element element = mark.element();
      boolean time = element.nameIs("time") || element.hasAttr("datetime");
      if (time || Region.DATE.in(mark.own())) {
        read(mark, time, reader, claims);
      }
    }
  }

  private static void read(Mark mark, boolean time, DateReader reader, List<DateClaim> claims) {
    PageDate date = stamp(mark.element(), reader);
    String text = date != null && time ? "" : Texts.of(mark.element(), TEXT_MAX);
    if (date == null && text.length() < TEXT_MAX) {
      date = reader.read(text);
    }
    if (date == null) {
      return;
    }
    DateSign sign = time ? DateSign.TIME : DateSign.MARKED;
    String label = ownWords(mark.element()) + " " + (text.length() < TEXT_MAX ? text : "");
    DateSign labelled = DateLabels.sign(label, sign);
    claims.add(
        new DateClaim(
            date, labelled, Source.TIME, mark.block(), mark.around(), mark.own(), look(mark), 0));
  }

  /// Its classes; those of a whole teaser tell of much else, `post status-publish` for one.
  private static String ownWords(Element element) {
    String words = element.className() + " " + element.attr("itemprop");
    return words.length() > CLASSES_MAX ? "" : words;
  }

  private static @Nullable PageDate stamp(Element element, DateReader reader) {
    for (String attribute :
        List.of(
            "datetime",
            "data-time",
            "data-timestamp",
            "data-date",
            "data-datetime",
            "data-utc",
            "content")) {
      PageDate date = element.hasAttr(attribute) ? reader.read(element.attr(attribute)) : null;
      if (date != null) {
        return date;
      }
    }
    PageDate title = element.hasAttr("title") ? reader.read(element.attr("title")) : null;
    return title;
  }

  private static String look(Mark mark) {
    Element parent = mark.element().parent();
    String above = parent == null ? "" : parent.normalName() + "." + parent.className();
    return above + ">" + mark.element().normalName() + "." + mark.element().className();
  }
}
