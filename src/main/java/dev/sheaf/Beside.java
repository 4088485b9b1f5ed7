package dev.sheaf;

import dev.sheaf.settings.Option;
import dev.sheaf.settings.Settings;
import dev.sheaf.store.Database;
import dev.sheaf.store.Store;
import dev.sheaf.time.Time;
import java.nio.file.Path;
import java.util.function.ToIntBiFunction;
import picocli.CommandLine.Model.CommandSpec;

/// The database for a command that works on it beside a server that may be running.
final class Beside {

  private Beside() {}

  static int with(CommandSpec spec, ToIntBiFunction<Database, Settings> work) {
    Settings settings = SettingsOptions.read(spec);
    try (Store store =
        settings
            .find(Option.DATABASE_URL)
            .map(Store::at)
            .orElseGet(() -> Store.beside(Path.of(settings.get(Option.DATA)), Time.system()))) {
      return work.applyAsInt(store.database(), settings);
    }
  }
}
