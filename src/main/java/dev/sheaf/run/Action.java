package dev.sheaf.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.sheaf.llm.Provider;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a target does when it is called. Written with a version, so its names in JSON must stay.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "action")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Action.Http.class, name = "http"),
  @JsonSubTypes.Type(value = Action.Llm.class, name = "llm"),
  @JsonSubTypes.Type(value = Action.BuiltIn.class, name = "builtin"),
  @JsonSubTypes.Type(value = Action.Flow.class, name = "flow")
})
public sealed interface Action {

  /// Calls the user's endpoint.
  ///
  /// @param headers may hold `{{secret:NAME}}`
  /// @param output JSON pointer to the output in the reply, empty for the whole of it
  /// @param costHeader response header with the cost in US dollars
  /// @param inside whether the endpoint may be in a private network: only the operator can say so
  /// @param later null where a 202 is an answer like any other 2xx
  record Http(
      URI url,
      String method,
      Map<String, String> headers,
      String output,
      @Nullable String costHeader,
      int responseBytes,
      boolean inside,
      @Nullable Later later)
      implements Action {

    public Http {
      headers = Map.copyOf(headers);
    }
  }

  /// How an endpoint that answers 202 tells its result: it is asked (`Location`, or the pointer
  /// `pollUrl` into its 202), or it posts to the `callback_url` in the request.
  ///
  /// @param status pointer to the word for how far it is in a poll's reply; empty: 202 means still
  ///   running, 200 done
  record Later(
      String pollUrl,
      String status,
      List<String> running,
      List<String> failed,
      Duration pollEvery,
      Duration longest,
      boolean callback) {

    public Later {
      running = List.copyOf(running);
      failed = List.copyOf(failed);
    }
  }

  /// Asks a language model; `{{field}}` in the templates is the input's value as text. Where
  /// provider, base URL and key are left out, the server's own model settings hold.
  ///
  /// @param key name of the secret with the key
  /// @param inputPrice US dollars per million tokens
  /// @param batchFrom how many runs a batch must have to go through the provider's batch API; null
  ///   for never
  record Llm(
      @Nullable Provider provider,
      @Nullable URI baseUrl,
      @Nullable String key,
      @Nullable String model,
      String system,
      String user,
      @Nullable JsonNode schema,
      int maxOutputTokens,
      @Nullable BigDecimal inputPrice,
      @Nullable BigDecimal outputPrice,
      @Nullable Integer batchFrom)
      implements Action {

    public Llm {
      // what is written as null is read back as a null node
      schema = schema == null || schema.isNull() ? null : schema;
    }
  }

  /// Something this program does itself; `fixed` inputs win over the caller's.
  record BuiltIn(String name, ObjectNode fixed) implements Action {}

  /// Calls other targets in order. The output is that of the last node, or what `output` maps.
  record Flow(List<FlowNode> nodes, @Nullable JsonNode output) implements Action {

    public Flow {
      nodes = List.copyOf(nodes);
      output = output == null || output.isNull() ? null : output;
    }
  }
}
