package dev.sheaf.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Checks that the nodes of flows call targets that exist and are no flows themselves: a flow in a
/// flow could go in circles.
final class FlowCheck {

  private final TargetRows rows;
  private final @Nullable UUID org;

  FlowCheck(TargetRows rows, @Nullable UUID org) {
    this.rows = rows;
    this.org = org;
  }

  List<String> problems(List<NamedDefinition> targets) {
    List<String> problems = new ArrayList<>();
    for (NamedDefinition named : targets) {
      if (named.definition().action() instanceof Action.Flow flow) {
        flow.nodes().forEach(node -> check(named, node, targets, problems));
      }
    }
    return problems;
  }

  private void check(
      NamedDefinition named, FlowNode node, List<NamedDefinition> targets, List<String> problems) {
    Optional<Action> action = action(node, targets);
    if (action.isEmpty()) {
      problems.add(problem(named, node, "calls " + node.path() + ", which does not exist"));
    } else if (action.get() instanceof Action.Flow) {
      problems.add(problem(named, node, "calls " + node.path() + ", which is a flow itself"));
    }
  }

  private Optional<Action> action(FlowNode node, List<NamedDefinition> targets) {
    return targets.stream()
        .filter(other -> other.kind() == node.kind() && other.path().equals(node.path()))
        .map(other -> other.definition().action())
        .findFirst()
        .or(() -> find(rows, org, node).map(Target::action));
  }

  static Optional<Target> find(TargetRows rows, @Nullable UUID org, FlowNode node) {
    int slash = node.path().indexOf('/');
    return rows.byPath(
        org, node.kind(), node.path().substring(0, slash), node.path().substring(slash + 1));
  }

  private static String problem(NamedDefinition named, FlowNode node, String what) {
    return "line %d: %s: node %s %s".formatted(named.line(), named.path(), node.id(), what);
  }
}
