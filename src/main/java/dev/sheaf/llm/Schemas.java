package dev.sheaf.llm;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Checks answers against JSON schemas (draft 2020-12 unless the schema names another). Nothing is
/// fetched for a `$ref` that points outside of the schema: such a schema is refused.
final class Schemas {

  /// Features bring a handful of schemas; callers' own schemas make the rest.
  private static final int KEPT_MAX = 64;

  private static final int ERRORS_SHOWN = 10;

  private final Map<JsonNode, Schema> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<JsonNode, Schema> eldest) {
          return size() > KEPT_MAX;
        }
      };

  /// What is wrong with the value, a line each; empty if nothing is.
  ///
  /// @throws FailureException if the schema is no usable schema
  List<String> errors(JsonNode schema, JsonNode value) {
    try {
      return compiled(schema).validate(value).stream()
          .limit(ERRORS_SHOWN)
          .map(Schemas::line)
          .toList();
    } catch (RuntimeException e) {
      // the library reports an unusable schema in many types, some only while validating
      throw new FailureException(
          Failure.caller(
              "LLM_BAD_SCHEMA",
              "The JSON schema cannot be used: " + e.getMessage() + " Mend the schema."),
          e);
    }
  }

  private static String line(Error error) {
    String at = error.getInstanceLocation().toString();
    return (at.isEmpty() ? "/" : at) + ": " + error.getMessage();
  }

  private Schema compiled(JsonNode schema) {
    synchronized (kept) {
      Schema known = kept.get(schema);
      if (known != null) {
        return known;
      }
    }
    // a registry of its own, because a registry keeps every schema it has ever seen
    Schema fresh = registry().getSchema(schema);
    fresh.initializeValidators();
    synchronized (kept) {
      kept.put(schema, fresh);
    }
    return fresh;
  }

  private static SchemaRegistry registry() {
    return SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12,
        builder -> builder.schemaLoader(loader -> loader.fetchRemoteResources(false)));
  }

  /// How to ask for the structure in plain words.
  static String instruction(JsonNode schema) {
    return "Answer with one JSON object and nothing else: no prose, no code fence. It must satisfy"
        + " this JSON schema:\n"
        + schema;
  }

  /// Whether OpenAI's strict mode takes the schema: in every object all properties are required and
  /// no others allowed.
  static boolean isStrict(JsonNode schema) {
    if (schema.isObject() && schema.has("properties") && !isClosed(schema)) {
      return false;
    }
    return StreamSupport.stream(schema.spliterator(), false).allMatch(Schemas::isStrict);
  }

  private static boolean isClosed(JsonNode schema) {
    JsonNode others = schema.path("additionalProperties");
    var required =
        StreamSupport.stream(schema.path("required").spliterator(), false)
            .map(name -> name.asString(""))
            .collect(Collectors.toSet());
    return others.isBoolean()
        && !others.asBoolean()
        && required.containsAll(schema.path("properties").propertyNames());
  }
}
