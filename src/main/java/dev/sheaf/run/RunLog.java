package dev.sheaf.run;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Where a call writes what happens while it runs.
public interface RunLog {

  /// @param level `debug`, `info`, `warning` or `error`
  void add(String level, String message, @Nullable ObjectNode meta);

  /// A node of a flow began, waits or ended; the last report of a node and retry stands.
  void node(NodeRun node);

  /// Writes nothing.
  RunLog NONE =
      new RunLog() {
        @Override
        public void add(String level, String message, @Nullable ObjectNode meta) {}

        @Override
        public void node(NodeRun node) {}
      };
}
