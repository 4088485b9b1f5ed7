package dev.sheaf.site.write;

import dev.sheaf.site.content.ContentSchemas;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Changes as a model gives them. Every property is required, as strict providers demand, and null
/// where it does not apply.
final class ChangeSchema {

  private static final JsonMapper JSON = JsonMapper.shared();

  static final JsonNode SCHEMA = schema();

  private ChangeSchema() {}

  private static JsonNode schema() {
    ObjectNode page = ContentSchemas.page();
    ObjectNode schema =
        (ObjectNode)
            JSON.readTree(
                """
                {"type": "object", "additionalProperties": false, "required": ["changes"],
                 "properties": {"changes": {"type": "array", "items": {
                   "type": "object", "additionalProperties": false,
                   "required": ["op", "page", "at", "field", "value", "block"],
                   "properties": {
                     "op": {"type": "string",
                            "enum": ["set_site", "set_page", "put_block", "add_block", "remove_block"]},
                     "page": {"type": ["string", "null"]},
                     "at": {"type": ["integer", "null"]},
                     "field": {"type": ["string", "null"]},
                     "value": {"type": ["string", "null"]}}}}}}
                """);
    ObjectNode properties = (ObjectNode) schema.at("/properties/changes/items/properties");
    ArrayNode options = properties.putObject("block").putArray("anyOf");
    options.addObject().put("type", "null");
    page.at("/properties/blocks/items/anyOf").values().forEach(options::add);
    schema.set("$defs", page.path("$defs"));
    return schema;
  }
}
