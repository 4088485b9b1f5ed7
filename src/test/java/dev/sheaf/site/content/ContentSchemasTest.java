package dev.sheaf.site.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ContentSchemasTest {

  private static final SiteContent SITE = SampleSite.of(Theme.GROVE, "#336644");

  @Test
  void everyBlockFitsItsSchemaAndNoOther() {
    for (Block block : SITE.pages().getFirst().blocks()) {
      JsonNode json = ContentJson.tree(block);
      String type = json.path("type").asString();
      for (String other : ContentSchemas.blockTypes()) {
        assertThat(errors(ContentSchemas.block(other), json).isEmpty())
            .as("%s as %s", type, other)
            .isEqualTo(type.equals(other));
      }
    }
  }

  /// What only clients hand in, no model is asked for.
  @Test
  void theSampleShowsEveryBlockThatIsWritten() {
    List<Class<?>> written =
        Stream.of(Block.class.getPermittedSubclasses())
            .filter(type -> type != Markup.class && type != Document.class)
            .toList();
    assertThat(SITE.pages().getFirst().blocks().stream().<Class<?>>map(Object::getClass))
        .containsExactlyInAnyOrderElementsOf(written);
  }

  @Test
  void wholePagesAndPostsFit() {
    assertThat(errors(ContentSchemas.page(), ContentJson.tree(SITE.pages().getFirst()))).isEmpty();
    assertThat(errors(ContentSchemas.post(), ContentJson.tree(SITE.posts().getFirst()))).isEmpty();
  }

  @Test
  void schemasHaveThePropertiesOfTheRecordsInTheirOrder() {
    assertThat(properties(ContentSchemas.page())).isEqualTo(components(PageContent.class));
    assertThat(properties(ContentSchemas.post())).isEqualTo(components(PostContent.class));
    for (Block block : SITE.pages().getFirst().blocks()) {
      String type = ContentJson.tree(block).path("type").asString();
      List<String> named = properties(ContentSchemas.block(type));
      assertThat(named.subList(1, named.size())).isEqualTo(components(block.getClass()));
    }
  }

  @Test
  void everyObjectIsClosedSoThatProvidersEnforceIt() {
    assertThat(objects(ContentSchemas.page()))
        .isNotEmpty()
        .allSatisfy(object -> {
          assertThat(object.path("additionalProperties").asBoolean(true)).isFalse();
          assertThat(object.path("required").size()).isEqualTo(object.path("properties").size());
        });
  }

  @Test
  void anUnknownBlockTypeIsNamed() {
    assertThatThrownBy(() -> ContentSchemas.page(List.of("hero", "html")))
        .hasMessageContaining("\"html\"");
  }

  private static List<String> errors(JsonNode schema, JsonNode value) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema)
        .validate(value)
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static List<String> properties(JsonNode schema) {
    return List.copyOf(schema.path("properties").propertyNames());
  }

  private static List<String> components(Class<?> record) {
    return Arrays.stream(record.getRecordComponents()).map(c -> c.getName()).toList();
  }

  private static List<JsonNode> objects(JsonNode schema) {
    Stream<JsonNode> below =
        StreamSupport.stream(schema.spliterator(), false).flatMap(s -> objects(s).stream());
    return schema.has("properties")
        ? Stream.concat(Stream.of(schema), below).toList()
        : below.toList();
  }
}
