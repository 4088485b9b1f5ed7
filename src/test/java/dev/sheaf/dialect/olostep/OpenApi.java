package dev.sheaf.dialect.olostep;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The vendor's published schemas, where they lie beside the checkout: they are the vendor's and
/// not part of this project. Without them the checks are left out.
final class OpenApi {

  private static final Path FILE =
      Path.of("..", "shared", "contracts", "openapi", "olostep-airops-batches.json");

  private OpenApi() {}

  static void assertValid(String schemaName, JsonNode body) throws IOException {
    if (!Files.exists(FILE)) {
      return;
    }
    JsonMapper json = JsonMapper.shared();
    ObjectNode document = (ObjectNode) json.readTree(Files.readString(FILE));
    nullableToTypes(document);
    document.put("$ref", "#/components/schemas/" + schemaName);
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(document);
    assertThat(schema.validate(body)).as("violations of " + schemaName).isEmpty();
  }

  /// OpenAPI 3.0 says `nullable: true` where JSON Schema lists the type null.
  private static void nullableToTypes(JsonNode node) {
    for (JsonNode child : node.values()) {
      nullableToTypes(child);
    }
    if (node instanceof ObjectNode object && object.path("nullable").asBoolean(false)) {
      if (object.path("type").isString()) {
        String type = object.path("type").asString();
        object.putArray("type").add(type).add("null");
      } else {
        ObjectNode copy = object.deepCopy();
        copy.remove("nullable");
        object.removeAll();
        object.putArray("anyOf").add(copy).addObject().put("type", "null");
      }
    }
  }
}
