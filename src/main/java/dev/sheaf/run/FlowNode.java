package dev.sheaf.run;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A step of a flow: the target it calls and how that target's input is made. In `input`, a text
/// that is one `{{/input/url}}` or `{{/nodes/first/text}}` becomes the value there; within a longer
/// text it becomes part of the text.
///
/// @param versionId the version of the target that the flow was applied with; null only in a file
///   that is being read
public record FlowNode(
    String id, TargetKind kind, String path, @Nullable UUID versionId, ObjectNode input) {

  FlowNode pinned(UUID version) {
    return new FlowNode(id, kind, path, version, input);
  }
}
