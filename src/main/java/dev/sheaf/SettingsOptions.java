package dev.sheaf;

import dev.sheaf.settings.Option;
import dev.sheaf.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The table of settings as command-line options.
final class SettingsOptions {

  private static final String CONFIG = "--config";
  private static final Path USUAL_FILE = Path.of("sheaf.yaml");

  private SettingsOptions() {}

  static void addTo(CommandSpec command) {
    command.addOption(
        OptionSpec.builder(CONFIG)
            .type(String.class)
            .paramLabel("FILE")
            .description("YAML file with settings (environment: SHEAF_CONFIG; default: sheaf.yaml)")
            .build());
    for (Option option : Option.values()) {
      command.addOption(
          OptionSpec.builder("--" + option.key())
              .type(String.class)
              .paramLabel("VALUE")
              .description(description(option))
              .build());
    }
  }

  static Settings read(CommandSpec command) {
    return read(command, Map.of());
  }

  /// The settings of this call; `over` wins over everything.
  static Settings read(CommandSpec command, Map<Option, String> over) {
    Map<String, String> given = new LinkedHashMap<>();
    for (Option option : Option.values()) {
      String value = command.findOption("--" + option.key()).getValue();
      if (value != null) {
        given.put(option.key(), value);
      }
    }
    over.forEach((option, value) -> given.put(option.key(), value));
    return Settings.read(given, System.getenv(), file(command.findOption(CONFIG).getValue()));
  }

  private static @Nullable Path file(@Nullable String given) {
    String named = given != null ? given : System.getenv("SHEAF_CONFIG");
    if (named != null && !named.isEmpty()) {
      return Path.of(named);
    }
    return Files.exists(USUAL_FILE) ? USUAL_FILE : null;
  }

  private static String description(Option option) {
    String standard = option.standard().isEmpty() ? "" : ", default: " + option.standard();
    return option.doc() + " (environment: " + option.environment() + standard + ")";
  }
}
