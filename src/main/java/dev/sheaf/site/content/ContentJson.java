package dev.sheaf.site.content;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/// Content as JSON and back. What is written reads back as the same content and writes again as the
/// same bytes. Reading is strict: unknown fields, wrong types and anything a record refuses are
/// errors that name the place.
public final class ContentJson {

  private static final int DEPTH_MAX = 32;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH_MAX)
                          .maxDocumentLength(Limits.JSON_MAX_CHARS)
                          .build())
                  .build())
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .enumNamingStrategy(EnumNamingStrategies.LOWER_CASE)
          .build();

  private ContentJson() {}

  public static String write(SiteContent site) {
    return MAPPER.writeValueAsString(site);
  }

  public static String write(PageContent page) {
    return MAPPER.writeValueAsString(page);
  }

  public static String write(PostContent post) {
    return MAPPER.writeValueAsString(post);
  }

  public static SiteContent readSite(String json) {
    return read("website", () -> MAPPER.readValue(json, SiteContent.class));
  }

  public static PageContent readPage(String json) {
    return read("page", () -> MAPPER.readValue(json, PageContent.class));
  }

  public static PageContent readPage(JsonNode json) {
    return read("page", () -> MAPPER.treeToValue(json, PageContent.class));
  }

  public static PostContent readPost(String json) {
    return read("post", () -> MAPPER.readValue(json, PostContent.class));
  }

  public static PostContent readPost(JsonNode json) {
    return read("post", () -> MAPPER.treeToValue(json, PostContent.class));
  }

  public static Block readBlock(JsonNode json) {
    return read("block", () -> MAPPER.treeToValue(json, Block.class));
  }

  /// The same JSON with the line breaks, control characters and stray blanks removed that writers
  /// leave in texts, so that a good answer is not refused for them.
  public static JsonNode tidied(JsonNode json) {
    return Tidying.of(json);
  }

  /// The content as a tree, for those who compare or cut it.
  public static JsonNode tree(Object content) {
    return MAPPER.valueToTree(content);
  }

  private static <T> T read(String what, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (JacksonException e) {
      throw new FailureException(
          Failure.caller(
              "SITE_BAD_CONTENT",
              "The %s cannot be read: %s%s. Mend it and send it again."
                  .formatted(what, e.getOriginalMessage(), place(e))),
          e);
    }
  }

  private static String place(JacksonException e) {
    String path =
        e.getPath().stream()
            .map(step ->
                "/" + (step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()))
            .reduce("", String::concat);
    return path.isEmpty() ? "" : " (at " + path + ")";
  }
}
