package dev.sheaf.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Checks an input against what its target declares. All problems are found at once.
public final class InputCheck {

  private InputCheck() {}

  public static List<InputProblem> check(Target target, ObjectNode input) {
    List<InputProblem> problems = new ArrayList<>();
    for (TargetInput declared : target.inputs()) {
      JsonNode value = input.get(declared.name());
      if (value == null || value.isNull()) {
        checkAbsent(declared, problems);
      } else {
        ValueCheck.problem(declared, value).ifPresent(problems::add);
      }
    }
    if (target.strict()) {
      checkUnknown(target, input, problems);
    }
    return problems;
  }

  /// The input with the defaults put in where something is left out.
  public static ObjectNode withDefaults(Target target, ObjectNode input) {
    ObjectNode filled = input.deepCopy();
    for (TargetInput declared : target.inputs()) {
      JsonNode value = declared.defaultValue();
      if (value != null && !filled.hasNonNull(declared.name())) {
        filled.set(declared.name(), value.deepCopy());
      }
    }
    return filled;
  }

  private static void checkAbsent(TargetInput declared, List<InputProblem> problems) {
    if (declared.required() && declared.defaultValue() == null) {
      problems.add(InputProblem.of(declared.name(), "Field required", "missing"));
    }
  }

  private static void checkUnknown(Target target, ObjectNode input, List<InputProblem> problems) {
    Set<String> known = target.inputs().stream().map(TargetInput::name).collect(Collectors.toSet());
    for (String name : input.propertyNames()) {
      if (!known.contains(name)) {
        problems.add(
            InputProblem.of(
                name,
                "Extra inputs are not permitted; " + target.path() + " takes " + known,
                "extra_forbidden"));
      }
    }
  }
}
