package dev.sheaf.cli;

import dev.sheaf.extract.Extraction;
import dev.sheaf.extract.Found;
import dev.sheaf.extract.PageType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An extraction as the members of a JSON object, in the order in which people read them.
final class ExtractionJson {

  private ExtractionJson() {}

  /// The values that are sure, and nothing else.
  static Map<String, Object> values(Extraction page) {
    Map<String, Object> members = new LinkedHashMap<>();
    put(members, "title", page.title(), value -> value);
    put(members, "author", page.authors(), value -> value);
    put(members, "date_published", page.datePublished(), Object::toString);
    put(members, "date_modified", page.dateModified(), Object::toString);
    put(members, "description", page.description(), value -> value);
    put(members, "site_name", page.siteName(), value -> value);
    put(members, "language", page.language(), value -> value);
    put(members, "page_type", page.pageType(), PageType::wire);
    return members;
  }

  /// Where each value stood and how sure it is, the unsure ones included.
  static Map<String, Object> sources(Extraction page) {
    Map<String, Object> members = new LinkedHashMap<>();
    putSource(members, "title", page.title());
    putSource(members, "author", page.authors());
    putSource(members, "date_published", page.datePublished());
    putSource(members, "date_modified", page.dateModified());
    putSource(members, "description", page.description());
    putSource(members, "site_name", page.siteName());
    putSource(members, "language", page.language());
    putSource(members, "page_type", page.pageType());
    return members;
  }

  private static <T> void put(
      Map<String, Object> members,
      String name,
      @Nullable Found<T> found,
      Function<T, Object> form) {
    if (found != null && found.sure()) {
      members.put(name, form.apply(found.value()));
    }
  }

  private static void putSource(
      Map<String, Object> members, String name, @Nullable Found<?> found) {
    if (found != null) {
      double confidence = Math.round(found.confidence() * 1_000) / 1_000.0;
      members.put(name, Map.of("source", found.source().wire(), "confidence", confidence));
    }
  }
}
