package dev.sheaf.airops;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The five fields of a page, and for each where its value came from: `classifier`, `parser` with
/// the place in the page (`parser:json-ld`), `llm`, `built-in`, or `not_found`.
public record PageFields(
    @Nullable String pageType,
    @Nullable String author,
    @Nullable String datePublished,
    @Nullable String dateModified,
    List<String> brandMentions,
    Map<Field, String> methods) {

  public static final String NOT_FOUND = "not_found";

  public PageFields {
    brandMentions = List.copyOf(brandMentions);
    methods = Map.copyOf(methods);
  }

  /// Gathers fields one by one. A field that has a value keeps it.
  static final class Draft {

    private final Map<Field, String> values = new EnumMap<>(Field.class);
    private final Map<Field, String> methods = new EnumMap<>(Field.class);
    private List<String> brands = List.of();

    Draft() {}

    Draft(PageFields fields) {
      set(Field.PAGE_TYPE, fields.pageType, fields.method(Field.PAGE_TYPE));
      set(Field.AUTHOR, fields.author, fields.method(Field.AUTHOR));
      set(Field.DATE_PUBLISHED, fields.datePublished, fields.method(Field.DATE_PUBLISHED));
      set(Field.DATE_MODIFIED, fields.dateModified, fields.method(Field.DATE_MODIFIED));
      if (!fields.method(Field.BRAND_MENTIONS).equals(NOT_FOUND)) {
        setBrands(fields.brandMentions, fields.method(Field.BRAND_MENTIONS));
      }
    }

    Draft set(Field field, @Nullable String value, String method) {
      if (value != null && !values.containsKey(field)) {
        values.put(field, value);
        methods.put(field, method);
      }
      return this;
    }

    Draft setBrands(List<String> found, String method) {
      if (methods.putIfAbsent(Field.BRAND_MENTIONS, method) == null) {
        brands = found;
      }
      return this;
    }

    @Nullable String get(Field field) {
      return values.get(field);
    }

    PageFields build() {
      return new PageFields(
          values.get(Field.PAGE_TYPE),
          values.get(Field.AUTHOR),
          values.get(Field.DATE_PUBLISHED),
          values.get(Field.DATE_MODIFIED),
          brands,
          methods);
    }
  }

  String method(Field field) {
    return methods.getOrDefault(field, NOT_FOUND);
  }
}
