package dev.sheaf.run;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the inputs that a target declares.
final class InputForms {

  private static final int DESCRIPTION_MAX = 2_000;
  private static final int LENGTH_MAX = 10_000_000;
  private static final String TYPES =
      Stream.of(InputType.values()).map(InputType::word).collect(Collectors.joining(", "));

  private InputForms() {}

  static List<TargetInput> read(YamlForm form, String path) {
    List<TargetInput> inputs = new ArrayList<>();
    form.eachNamed("inputs", (name, input) -> inputs.add(input(input, path, name, inputs.size())));
    if (inputs.size() > Target.INPUTS_MAX) {
      form.problem("inputs", "may be " + Target.INPUTS_MAX);
    }
    return inputs;
  }

  private static TargetInput input(YamlForm form, String path, String name, int sortOrder) {
    if (name.isBlank() || name.length() > TargetInput.NAME_MAX) {
      form.problem("the name", "must have 1 to " + TargetInput.NAME_MAX + " characters");
    }
    InputType type = type(form);
    TargetInput input =
        new TargetInput(
            UUID.nameUUIDFromBytes(("input " + path + " " + name).getBytes(StandardCharsets.UTF_8)),
            name,
            form.text("label", name, TargetInput.NAME_MAX),
            form.text("description", "", DESCRIPTION_MAX),
            type.word(),
            form.flag("required", false),
            form.json("default"),
            limits(form),
            sortOrder);
    form.refuseRest(
        "type, label, description, required, default, minimum, maximum, max-length, allowed");
    checkDefault(form, input);
    return input;
  }

  private static InputType type(YamlForm form) {
    String word = form.text("type", "any", 20);
    Optional<InputType> type = InputType.of(word);
    if (type.isEmpty()) {
      form.problem("type", "is \"" + word + "\", must be one of " + TYPES);
    }
    return type.orElse(InputType.ANY);
  }

  private static InputLimits limits(YamlForm form) {
    BigDecimal least = form.number("minimum");
    BigDecimal most = form.number("maximum");
    if (least != null && most != null && least.compareTo(most) > 0) {
      form.problem("minimum", "is " + least + ", must not be above the maximum, " + most);
    }
    int length = form.whole("max-length", 0, 1, LENGTH_MAX);
    return new InputLimits(least, most, length == 0 ? null : length, allowed(form));
  }

  private static List<JsonNode> allowed(YamlForm form) {
    JsonNode list = form.json("allowed");
    if (list == null) {
      return List.of();
    }
    if (!list.isArray() || list.isEmpty()) {
      form.problem("allowed", "must be a list of values");
      return List.of();
    }
    return StreamSupport.stream(list.spliterator(), false).toList();
  }

  private static void checkDefault(YamlForm form, TargetInput input) {
    @Nullable JsonNode value = input.defaultValue();
    if (value != null) {
      ValueCheck.problem(input, value)
          .ifPresent(wrong -> form.problem("default", "is wrong: " + wrong.message()));
    }
  }
}
