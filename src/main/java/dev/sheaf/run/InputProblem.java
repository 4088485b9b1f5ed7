package dev.sheaf.run;

import java.util.List;

/// What is wrong with an input, and where: the path below `input`.
///
/// @param type in the manner of FastAPI: `missing`, `string_type`, `greater_than_equal`, …
public record InputProblem(List<String> path, String message, String type) {

  public InputProblem {
    path = List.copyOf(path);
  }

  static InputProblem of(String name, String message, String type) {
    return new InputProblem(List.of(name), message, type);
  }
}
