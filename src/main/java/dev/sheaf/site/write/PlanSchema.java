package dev.sheaf.site.write;

import dev.sheaf.site.content.Theme;
import java.util.Arrays;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A plan as a model gives it and is told it.
final class PlanSchema {

  private static final JsonMapper JSON = JsonMapper.shared();

  static final JsonNode SCHEMA =
      JSON.readTree(
          """
          {"type": "object", "additionalProperties": false,
           "required": ["name", "tagline", "language", "tone", "theme", "colour", "pages"],
           "properties": {
             "name": {"type": "string"},
             "tagline": {"type": "string"},
             "language": {"type": "string", "description": "language tag such as en or de"},
             "tone": {"type": "string", "description": "one to four words"},
             "theme": {"type": "string", "enum": [%s]},
             "colour": {"type": "string", "description": "such as #b4552d"},
             "pages": {"type": "array", "items": {
               "type": "object", "additionalProperties": false,
               "required": ["slug", "title", "purpose", "sections"],
               "properties": {
                 "slug": {"type": "string", "description": "a-z, 0-9 and dashes; empty for the home page"},
                 "title": {"type": "string"},
                 "purpose": {"type": "string"},
                 "sections": {"type": "array", "items": {"type": "string"}}}}}}}
          """
              .formatted(
                  Arrays.stream(Theme.values())
                      .map(theme -> "\"" + theme + "\"")
                      .collect(Collectors.joining(", "))));

  private PlanSchema() {}

  static String told(SitePlan plan) {
    ObjectNode told = JSON.createObjectNode();
    told.put("name", plan.name()).put("tagline", plan.tagline()).put("tone", plan.tone());
    var pages = told.putArray("pages");
    for (PagePlan page : plan.pages()) {
      ObjectNode one = pages.addObject();
      one.put("path", page.path()).put("title", page.title()).put("purpose", page.purpose());
      page.sections().forEach(one.putArray("sections")::add);
    }
    return told + "\n";
  }
}
