package dev.sheaf.run;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// Reads a file of targets. All problems are found at once, each with its line and target.
final class TargetFile {

  static final int CHARS_MAX = 2 << 20;
  static final int TARGETS_MAX = 1_000;

  private static final int ALIASES_MAX = 10;
  private static final int DEPTH_MAX = 40;
  private static final int TEXT_MAX = 4_000;
  private static final int NAME_MAX = 200;
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final int CONCURRENCY = 8;
  private static final int ATTEMPTS = 4;
  private static final Pattern PATH =
      Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}(/[A-Za-z0-9][A-Za-z0-9._-]{0,99}){1,6}");
  private static final Set<String> RESERVED_SLUG_ENDS = Set.of("runs", "batches");

  private final boolean operator;
  private final List<String> problems = new ArrayList<>();
  private final List<NamedDefinition> targets = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  private TargetFile(boolean operator) {
    this.operator = operator;
  }

  /// What a file holds: with problems, no targets.
  record Content(List<String> problems, List<NamedDefinition> targets) {}

  /// @param operator whether it may name servers inside the house
  static Content read(String yaml, boolean operator) {
    TargetFile file = new TargetFile(operator);
    if (yaml.length() > CHARS_MAX) {
      file.problems.add("the file may have %,d characters".formatted(CHARS_MAX));
    } else {
      file.read(yaml);
    }
    return new Content(file.problems, file.problems.isEmpty() ? file.targets : List.of());
  }

  private void read(String yaml) {
    try {
      Node root = new Yaml(new SafeConstructor(bounds())).compose(new StringReader(yaml));
      if (root == null) {
        problems.add("line 1: the file is empty; it must have a list of targets");
        return;
      }
      YamlForm form = new YamlForm(root, "", problems);
      if (!form.has("targets")) {
        form.problem("targets", "is missing: the list of targets");
      }
      form.items("targets", TARGETS_MAX).forEach(this::target);
      form.refuseRest("targets");
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      problems.add("line " + line + ": this is no YAML: " + e.getProblem());
    } catch (YAMLException e) {
      problems.add("this is no YAML: " + e.getMessage());
    }
  }

  private static LoaderOptions bounds() {
    LoaderOptions bounds = new LoaderOptions();
    bounds.setMaxAliasesForCollections(ALIASES_MAX);
    bounds.setNestingDepthLimit(DEPTH_MAX);
    return bounds;
  }

  private void target(Node node) {
    YamlForm form = new YamlForm(node, pathOf(node), problems);
    int line = form.line();
    String path = form.needed("target", NAME_MAX);
    TargetKind kind = kind(form);
    checkPath(form, kind, path);
    Definition definition = definition(form, path);
    if (definition != null && path.indexOf('/') > 0) {
      int slash = path.indexOf('/');
      targets.add(
          new NamedDefinition(
              line, kind, path.substring(0, slash), path.substring(slash + 1), definition));
    }
  }

  /// For messages: the name, before the rest is read.
  private static String pathOf(Node node) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        if (entry.getKeyNode() instanceof ScalarNode key
            && key.getValue().equals("target")
            && entry.getValueNode() instanceof ScalarNode value) {
          return value.getValue();
        }
      }
    }
    return "a target without a name";
  }

  private static TargetKind kind(YamlForm form) {
    String word = form.text("kind", "", NAME_MAX);
    if (word.isEmpty()) {
      return form.has("flow") ? TargetKind.FLOW : TargetKind.MODEL;
    }
    try {
      return TargetKind.of(word);
    } catch (IllegalArgumentException _) {
      form.problem("kind", "is \"" + word + "\", must be model, flow or comfyui_workflow");
      return TargetKind.MODEL;
    }
  }

  private void checkPath(YamlForm form, TargetKind kind, String path) {
    if (!path.isEmpty() && !PATH.matcher(path).matches()) {
      form.problem(
          "target",
          "must be owner/slug of letters, digits, dots, dashes and underscores, as http/resize");
    }
    if (RESERVED_SLUG_ENDS.contains(path.substring(path.lastIndexOf('/') + 1))) {
      form.problem("target", "must not end in /runs or /batches, which end the API's paths");
    }
    if (!seen.add(kind + " " + path)) {
      form.problem("target", "stands in this file twice");
    }
  }

  private @Nullable Definition definition(YamlForm form, String path) {
    String name = form.text("name", path, NAME_MAX);
    String description = form.text("description", "", TEXT_MAX);
    boolean enabled = form.flag("enabled", true);
    boolean strict = form.flag("strict", false);
    List<TargetInput> inputs = InputForms.read(form, path);
    Price price = price(form);
    int concurrency = form.whole("concurrency", CONCURRENCY, 1, Target.CONCURRENCY_MAX);
    Duration timeout = form.duration("timeout", TIMEOUT, Target.TIMEOUT_MAX);
    int attempts = form.whole("attempts", ATTEMPTS, 1, Target.ATTEMPTS_MAX);
    Action action = new ActionForms(form, operator).read();
    form.refuseRest(
        "target, kind, name, description, enabled, strict, inputs, price, price-unit,"
            + " concurrency, timeout, attempts, and one of http, llm, builtin, flow");
    return action == null
        ? null
        : new Definition(
            name,
            description,
            enabled,
            strict,
            inputs,
            price,
            concurrency,
            timeout,
            attempts,
            action);
  }

  private static Price price(YamlForm form) {
    BigDecimal amount = form.amount("price", BigDecimal.ZERO);
    String unit = form.text("price-unit", "request", NAME_MAX);
    if (!unit.equals("request") && !unit.equals("second")) {
      form.problem("price-unit", "is \"" + unit + "\", must be request or second");
    }
    return new Price(unit.equals("second") ? Price.Unit.SECOND : Price.Unit.REQUEST, amount);
  }
}
