package dev.sheaf.run.builtin;

import com.dashjoin.jsonata.Jsonata;
import dev.sheaf.failure.FailureException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Transforms JSON with a JSONata expression, bounded in time and depth: an expression can loop.
final class JsonTransform implements BuiltIn {

  private static final int EXPRESSION_MAX = 20_000;
  private static final int RESULT_MAX = 4 << 20;
  private static final long MILLIS_MAX = 5_000;
  private static final int DEPTH_MAX = 200;

  @Override
  public Ready prepare(ObjectNode input, FileSource files) {
    String expression = input.path("expression").asString("");
    if (expression.isBlank() || expression.length() > EXPRESSION_MAX) {
      throw Inputs.wrong(
          "expression: must be a JSONata expression of 1 to %,d characters"
              .formatted(EXPRESSION_MAX));
    }
    JsonNode data = input.path("data");
    return () -> transformed(expression, data);
  }

  private static Made transformed(String expression, JsonNode data) {
    try {
      Object plain = data.isMissingNode() ? null : Inputs.JSON.treeToValue(data, Object.class);
      return new Made.Data(result(evaluated(expression, plain)));
    } catch (FailureException e) {
      throw e;
    } catch (RuntimeException e) {
      // besides its own exception the library throws others at senseless expressions
      throw Inputs.wrong("expression: " + e.getMessage());
    } catch (StackOverflowError _) {
      throw Inputs.wrong("expression: it goes too deep");
    }
  }

  private static @Nullable Object evaluated(String expression, @Nullable Object data) {
    Jsonata jsonata = Jsonata.jsonata(expression);
    Jsonata.Frame frame = jsonata.createFrame();
    frame.setRuntimeBounds(MILLIS_MAX, DEPTH_MAX);
    return jsonata.evaluate(data, frame);
  }

  /// Nothing found is null in JSON. A result may hold functions, which are no JSON.
  private static JsonNode result(@Nullable Object value) {
    JsonNode result = json(value, new int[1]);
    if (result.toString().length() > RESULT_MAX) {
      throw tooLarge();
    }
    return result;
  }

  private static JsonNode json(@Nullable Object value, int[] count) {
    if (++count[0] > RESULT_MAX) {
      throw tooLarge();
    }
    return switch (value) {
      case null -> Inputs.JSON.nullNode();
      case Map<?, ?> map -> {
        ObjectNode object = Inputs.JSON.createObjectNode();
        map.forEach((key, inner) -> object.set(String.valueOf(key), json(inner, count)));
        yield object;
      }
      case List<?> list -> {
        ArrayNode array = Inputs.JSON.createArrayNode();
        list.forEach(inner -> array.add(json(inner, count)));
        yield array;
      }
      case String _, Number _, Boolean _ -> Inputs.JSON.valueToTree(value);
      default -> throw Inputs.wrong("expression: its result is no JSON");
    };
  }

  private static FailureException tooLarge() {
    return Inputs.unusable("The result has more than %,d characters".formatted(RESULT_MAX));
  }
}
