package dev.sheaf.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the nodes of a flow.
final class FlowForms {

  static final int NODES_MAX = 50;

  private static final int WORD_MAX = 200;
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");

  private FlowForms() {}

  static Action read(@Nullable YamlForm form) {
    if (form == null) {
      throw new IllegalStateException("flow was there a moment ago");
    }
    List<FlowNode> nodes = new ArrayList<>();
    Set<String> before = new HashSet<>();
    for (YamlForm node : form.forms("nodes")) {
      nodes.add(node(node, before));
    }
    if (nodes.isEmpty() || nodes.size() > NODES_MAX) {
      form.problem("nodes", "must be a list of 1 to " + NODES_MAX);
    }
    JsonNode output = form.json("output");
    if (output != null) {
      checkReferences(form, "output", output, before);
    }
    form.refuseRest("nodes, output");
    return new Action.Flow(nodes, output);
  }

  private static FlowNode node(YamlForm form, Set<String> before) {
    String id = form.needed("id", WORD_MAX);
    if (!id.isEmpty() && !ID.matcher(id).matches()) {
      form.problem("id", "must be 1 to 40 lower-case letters, digits, dashes and underscores");
    }
    String path = form.needed("target", WORD_MAX);
    if (!path.isEmpty() && path.indexOf('/') < 1) {
      form.problem("target", "must be owner/slug");
    }
    JsonNode input = form.json("input");
    if (input != null && !input.isObject()) {
      form.problem("input", "must be a mapping");
    }
    if (input != null) {
      checkReferences(form, "input", input, before);
    }
    TargetKind kind = kind(form);
    form.refuseRest("id, target, kind, input");
    if (!before.add(id)) {
      form.problem("id", "is \"" + id + "\", which another node has");
    }
    return new FlowNode(
        id,
        kind,
        path.indexOf('/') < 1 ? "none/none" : path,
        null,
        input instanceof ObjectNode object ? object : Json.object());
  }

  private static TargetKind kind(YamlForm form) {
    String word = form.text("kind", "model", WORD_MAX).toLowerCase(Locale.ROOT);
    if (!word.equals("model") && !word.equals("comfyui_workflow")) {
      form.problem("kind", "is \"" + word + "\", must be model or comfyui_workflow");
      return TargetKind.MODEL;
    }
    return TargetKind.of(word);
  }

  private static void checkReferences(
      YamlForm form, String key, JsonNode template, Set<String> before) {
    Templates.references(template)
        .forEach(reference -> {
          String problem = problem(reference, before);
          if (problem != null) {
            form.problem(key, "names {{" + reference + "}}, " + problem);
          }
        });
  }

  private static @Nullable String problem(String reference, Set<String> before) {
    if (reference.equals("/input") || reference.startsWith("/input/")) {
      return null;
    }
    if (!reference.startsWith("/nodes/")) {
      return "which must begin with /input or /nodes/";
    }
    String node = reference.substring("/nodes/".length()).split("/", 2)[0];
    return before.contains(node) ? null : "but no node before it is called " + node;
  }
}
