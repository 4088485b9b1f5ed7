package dev.sheaf.llm;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Writes the requests of a batch as live calls would be written.
final class RequestWriter {

  private final Wire wire;
  private final ShapeMemory shapes;
  private final Judge judge;

  RequestWriter(Wire wire, ShapeMemory shapes, Judge judge) {
    this.wire = wire;
    this.shapes = shapes;
    this.judge = judge;
  }

  /// Stops a batch with an unusable schema before it is paid for.
  ///
  /// @throws FailureException that says which request it is
  void check(List<BatchRequest> requests) {
    for (BatchRequest request : requests) {
      Failure problem = judge.schemaProblem(request.prompt());
      if (problem != null) {
        throw new FailureException(
            new Failure(
                problem.code(),
                problem.kind(),
                "Request " + request.customId() + ": " + problem.message()));
      }
    }
  }

  ObjectNode body(Prompt prompt) {
    return wire.body(prompt, shapes.firmest());
  }
}
