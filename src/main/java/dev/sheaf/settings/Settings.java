package dev.sheaf.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// The settings of one process: the table's defaults, over them the YAML file, over that the
/// environment, over that the command line.
public final class Settings {

  private static final int FILE_MAX = 1 << 20;

  private final Map<Option, String> values;

  private Settings(Map<Option, String> values) {
    this.values = values;
  }

  /// Reads them all, and throws one [BadSettings] that lists every problem.
  public static Settings read(
      Map<String, String> commandLine, Map<String, String> environment, @Nullable Path file) {
    Map<Option, String> values = new EnumMap<>(Option.class);
    List<String> problems = new ArrayList<>();
    for (Option option : Option.values()) {
      values.put(option, option.standard());
    }
    if (file != null) {
      fromFile(file, values, problems);
    }
    fromEnvironment(environment, values, problems);
    commandLine.forEach((key, value) ->
        Option.ofKey(key)
            .ifPresentOrElse(
                option -> put(values, option, value, "--" + key, problems),
                () -> problems.add("--" + key + " is no option")));
    if (!problems.isEmpty()) {
      throw new BadSettings(problems);
    }
    return new Settings(values);
  }

  public String get(Option option) {
    return values.getOrDefault(option, option.standard());
  }

  public int number(Option option) {
    return Integer.parseInt(get(option));
  }

  public boolean is(Option option) {
    return Boolean.parseBoolean(get(option));
  }

  /// The value, if one is set.
  public Optional<String> find(Option option) {
    return Optional.of(get(option)).filter(value -> !value.isEmpty());
  }

  public List<String> list(Option option) {
    return find(option).stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(String::strip)
        .toList();
  }

  /// The values that are set, under the names of their environment variables.
  public Map<String, String> byEnvironmentName() {
    Map<String, String> named = new HashMap<>();
    values.forEach((option, value) -> named.put(option.environment(), value));
    return named;
  }

  /// For logs: secrets are hidden.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    values.forEach((option, value) ->
        text.append(option.key())
            .append('=')
            .append(option.isSecret() && !value.isEmpty() ? "***" : value)
            .append(' '));
    return text.toString().strip();
  }

  private static void fromFile(Path file, Map<Option, String> values, List<String> problems) {
    try {
      if (Files.size(file) > FILE_MAX) {
        problems.add(file + " is larger than 1 MiB");
        return;
      }
      Object root = new Yaml(new SafeConstructor(strict())).load(Files.readString(file));
      if (root instanceof Map<?, ?> map) {
        map.forEach((key, value) -> fromYaml(file, key, value, values, problems));
      } else if (root != null) {
        problems.add(file + " must hold one mapping of options");
      }
    } catch (IOException e) {
      problems.add(file + " cannot be read (" + e + ")");
    } catch (YAMLException e) {
      problems.add(
          file + " is no YAML: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static LoaderOptions strict() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return options;
  }

  private static void fromYaml(
      Path file,
      @Nullable Object key,
      @Nullable Object value,
      Map<Option, String> values,
      List<String> problems) {
    String name = String.valueOf(key);
    String text =
        value instanceof List<?> list
            ? String.join(",", list.stream().map(String::valueOf).toList())
            : value == null ? "" : value.toString();
    Option.ofKey(name)
        .ifPresentOrElse(
            option -> put(values, option, text, name + " in " + file, problems),
            () -> problems.add(name + " in " + file + " is no option"));
  }

  private static void fromEnvironment(
      Map<String, String> environment, Map<Option, String> values, List<String> problems) {
    List<String> known = new ArrayList<>(List.of("SHEAF_CONFIG", "SHEAF_JAVA_OPTS"));
    for (Option option : Option.values()) {
      known.add(option.environment());
      String value = environment.get(option.environment());
      if (value != null && !value.isEmpty()) {
        put(values, option, value, option.environment(), problems);
      }
    }
    environment.keySet().stream()
        .filter(name -> name.startsWith("SHEAF_") && !known.contains(name))
        .sorted()
        .forEach(name -> problems.add(name + " in the environment is no option"));
  }

  private static void put(
      Map<Option, String> values,
      Option option,
      String value,
      String where,
      List<String> problems) {
    String shown = option.isSecret() ? "(hidden)" : "\"" + value + "\"";
    option
        .problem(value)
        .ifPresentOrElse(
            wrong -> problems.add(where + " is " + shown + ", " + wrong),
            () -> values.put(option, value));
  }
}
