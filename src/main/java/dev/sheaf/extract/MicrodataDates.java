package dev.sheaf.extract;

import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Dates that carry an itemprop (microdata) or a property (RDFa).
final class MicrodataDates implements DateSource {

  @Override
  public void read(Page page, DateReader reader, List<DateClaim> claims) {
    for (Mark mark : page.survey().marks()) {
      Element element = mark.element();
      boolean rdfa = !element.hasAttr("itemprop");
      String name = element.attr(rdfa ? "property" : "itemprop").toLowerCase(Locale.ROOT);
      DateSign sign = sign(name, mark.scope());
      PageDate date = sign == null ? null : reader.read(value(mark));
      if (sign != null && date != null) {
        Source source = rdfa ? Source.RDFA : Source.MICRODATA;
        claims.add(
            new DateClaim(
                date,
                sign,
                source,
                mark.block(),
                mark.around(),
                mark.own(),
                name + mark.scope(),
                0));
      }
    }
  }

  private static @Nullable DateSign sign(String name, String scope) {
    boolean comment = scope.equals("comment") || scope.equals("review") || scope.equals("answer");
    if (name.contains("datepublished")
        || name.contains("datecreated")
        || name.contains("uploaddate")
        || name.endsWith(":date")
        || name.endsWith(":issued")
        || name.endsWith(":created")) {
      return comment ? DateSign.TIME : DateSign.MICRO_PUBLISHED;
    }
    return name.contains("datemodified") || name.endsWith(":modified")
        ? DateSign.MICRO_MODIFIED
        : null;
  }

  private static String value(Mark mark) {
    for (String attribute : List.of("content", "datetime", "title")) {
      String value = mark.element().attr(attribute);
      if (!value.isBlank()) {
        return value;
      }
    }
    return mark.text();
  }
}
