package dev.sheaf.run;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;

/// One mapping of a YAML file, read key by key. Whatever is wrong is noted with its line and the
/// reading goes on, so that one look at the problems is enough; what nobody asked for is a problem
/// too.
final class YamlForm {

  private static final Duration UNIT_MS = Duration.ofMillis(1);

  private final Node node;
  private final String where;
  private final List<String> problems;
  private final Map<String, Node> entries = new LinkedHashMap<>();

  /// Where each key stands, also once it was read.
  private final Map<String, Node> places = new HashMap<>();

  YamlForm(Node node, String where, List<String> problems) {
    this.node = node;
    this.where = where;
    this.problems = problems;
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(this::enter);
    } else {
      problem(node, "must be a mapping of keys and values");
    }
  }

  private void enter(NodeTuple entry) {
    String key =
        entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "(no plain key)";
    places.put(key, entry.getKeyNode());
    if (entries.put(key, entry.getValueNode()) != null) {
      problem(entry.getKeyNode(), key + " stands here twice");
    }
  }

  int line() {
    return line(node);
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  /// To be called when all known keys have been read.
  void refuseRest(String known) {
    entries.forEach((key, value) -> problem(value, key + " is not known here; known are " + known));
  }

  void problem(String key, String what) {
    problem(places.getOrDefault(key, node), key + " " + what);
  }

  private void problem(Node at, String what) {
    problems.add("line %d: %s%s%s".formatted(line(at), where, where.isEmpty() ? "" : ": ", what));
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  @Nullable String textOrNull(String key, int most) {
    Node value = entries.remove(key);
    if (value == null) {
      return null;
    }
    if (!(value instanceof ScalarNode scalar)) {
      problem(value, key + " must be a text");
      return null;
    }
    if (scalar.getValue().length() > most) {
      problem(value, "%s may have %,d characters".formatted(key, most));
    }
    return scalar.getValue();
  }

  String text(String key, String standard, int most) {
    String text = textOrNull(key, most);
    return text == null ? standard : text;
  }

  /// A text that has to be there.
  String needed(String key, int most) {
    if (!has(key)) {
      problem(key, "is missing");
      return "";
    }
    String text = text(key, "", most);
    if (text.isBlank()) {
      problem(key, "must not be empty");
    }
    return text;
  }

  boolean flag(String key, boolean standard) {
    String text = textOrNull(key, 10);
    if (text != null && !text.equals("true") && !text.equals("false")) {
      problem(key, "is \"" + text + "\", must be true or false");
    }
    return text == null ? standard : text.equals("true");
  }

  int whole(String key, int standard, int least, int most) {
    BigDecimal number = number(key);
    if (number == null) {
      return standard;
    }
    try {
      int value = number.intValueExact();
      if (value >= least && value <= most) {
        return value;
      }
    } catch (ArithmeticException _) {
      // told below
    }
    problem(key, "is %s, must be a whole number from %d to %d".formatted(number, least, most));
    return standard;
  }

  @Nullable BigDecimal number(String key) {
    String text = textOrNull(key, 40);
    if (text == null) {
      return null;
    }
    try {
      BigDecimal number = new BigDecimal(text);
      if (Math.abs((long) number.scale()) <= 30) {
        return number;
      }
    } catch (NumberFormatException _) {
      // told below
    }
    problem(key, "is \"" + text + "\", must be a number");
    return null;
  }

  BigDecimal amount(String key, BigDecimal standard) {
    BigDecimal number = number(key);
    if (number != null && number.signum() < 0) {
      problem(key, "is " + number + ", must not be negative");
      return standard;
    }
    return number == null ? standard : number;
  }

  /// `500ms`, `30s`, `5m` or `1h`.
  Duration duration(String key, Duration standard, Duration most) {
    String text = textOrNull(key, 20);
    if (text == null) {
      return standard;
    }
    Duration value = parsed(text).orElse(null);
    if (value == null || value.compareTo(UNIT_MS) < 0 || value.compareTo(most) > 0) {
      problem(
          key,
          "is \"%s\", must be a time such as 500ms, 30s, 5m or 1h, at most %d seconds"
              .formatted(text, most.toSeconds()));
      return standard;
    }
    return value;
  }

  private static Optional<Duration> parsed(String text) {
    java.util.regex.Matcher parts =
        java.util.regex.Pattern.compile("(\\d{1,9})(ms|s|m|h)").matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(parts.group(1));
    return Optional.of(
        switch (parts.group(2)) {
          case "ms" -> Duration.ofMillis(count);
          case "s" -> Duration.ofSeconds(count);
          case "m" -> Duration.ofMinutes(count);
          default -> Duration.ofHours(count);
        });
  }

  /// Any value as JSON; null when there is none.
  @Nullable JsonNode json(String key) {
    Node value = entries.remove(key);
    if (value == null) {
      return null;
    }
    try {
      return YamlJson.of(value);
    } catch (RuntimeException e) {
      problem(value, key + " cannot be read: " + e.getMessage());
      return null;
    }
  }

  /// A mapping under this one; null when there is none.
  @Nullable YamlForm form(String key) {
    Node value = entries.remove(key);
    return value == null ? null : new YamlForm(value, inner(key), problems);
  }

  /// Each entry of a mapping whose keys are names.
  void eachNamed(String key, BiConsumer<String, YamlForm> reader) {
    YamlForm form = form(key);
    if (form != null) {
      form.entries.forEach((name, value) ->
          reader.accept(name, new YamlForm(value, inner(key) + " " + name, problems)));
    }
  }

  /// The texts of a mapping of texts.
  Map<String, String> texts(String key, int most) {
    Map<String, String> texts = new LinkedHashMap<>();
    YamlForm form = form(key);
    if (form != null) {
      for (String name : List.copyOf(form.entries.keySet())) {
        texts.put(name, form.text(name, "", most));
      }
    }
    return texts;
  }

  /// The forms of a list.
  List<YamlForm> forms(String key) {
    return nodes(key).stream().map(item -> new YamlForm(item, inner(key), problems)).toList();
  }

  /// The texts of a list.
  List<String> words(String key, List<String> standard) {
    if (!has(key)) {
      return standard;
    }
    List<String> words = new ArrayList<>();
    for (Node item : nodes(key)) {
      if (item instanceof ScalarNode scalar) {
        words.add(scalar.getValue());
      } else {
        problem(item, key + " must be a list of texts");
      }
    }
    return words;
  }

  /// The items of a list as they stand, not more than `most`.
  List<Node> items(String key, int most) {
    List<Node> items = nodes(key);
    if (items.size() > most) {
      problem(key, "may have %,d entries, has %,d".formatted(most, items.size()));
    }
    return items;
  }

  private List<Node> nodes(String key) {
    Node value = entries.remove(key);
    if (value instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    if (value != null) {
      problem(value, key + " must be a list");
    }
    return List.of();
  }

  private String inner(String key) {
    return where.isEmpty() ? key : where + " " + key;
  }
}
