package dev.sheaf.run;

import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// A call as an executor gets it: its inputs checked and the defaults put in.
///
/// @param node the flow's node that it is for, empty outside of flows
record Work(Target target, TargetCall call, ObjectNode input, String node, RunLog log) {

  UUID org() {
    return call.orgId();
  }

  /// The same for every try, so that receivers can drop a repeat. The nodes of a flow may call one
  /// endpoint, so each has a key of its own.
  String key() {
    return node.isEmpty() ? call.runId().toString() : call.runId() + "." + node;
  }

  void warn(String message) {
    log.add("warning", message, Json.object().put("attempt", call.attempt()));
  }
}
