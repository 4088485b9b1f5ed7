package dev.sheaf;

import dev.sheaf.settings.Option;
import dev.sheaf.settings.Settings;
import dev.sheaf.store.Store;
import dev.sheaf.tenant.ApiKey;
import dev.sheaf.tenant.Keys;
import dev.sheaf.time.Time;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./sheaf keys`: makes, lists and revokes API keys, also while a server runs on the database.
@Command(
    name = "keys",
    description = "Create, list and revoke API keys.",
    mixinStandardHelpOptions = true,
    subcommands = {KeysCommand.Create.class, KeysCommand.ListAll.class, KeysCommand.Revoke.class})
final class KeysCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "create, list or revoke?");
  }

  /// `keys create`.
  @Command(
      name = "create",
      description = "Make a key and print it once.",
      mixinStandardHelpOptions = true)
  static final class Create implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @CommandLine.Option(names = "--name", description = "What it is for", defaultValue = "unnamed")
    private String name = "unnamed";

    @CommandLine.Option(
        names = "--dialect",
        description = "Bind it to one dialect: lindo, lindo-workflow, olostep, runflow or sheaf")
    private @Nullable String dialect;

    @CommandLine.Option(
        names = "--kind",
        description = "sheaf, or as Runflow names them rf_live (may not administer) or rf_svc",
        defaultValue = "sheaf")
    private String kind = "sheaf";

    @CommandLine.Option(
        names = "--scope",
        description = "Only what is named, as runs:read; may be given several times",
        split = ",")
    private Set<String> scopes = Set.of();

    @Override
    public Integer call() {
      ApiKey.Kind made =
          switch (kind) {
            case "sheaf" -> ApiKey.Kind.SHEAF;
            case "rf_live" -> ApiKey.Kind.RUNFLOW_LIVE;
            case "rf_svc" -> ApiKey.Kind.RUNFLOW_SERVICE;
            default ->
                throw new ParameterException(
                    spec.commandLine(),
                    "--kind is \"" + kind + "\", must be sheaf, rf_live or rf_svc");
          };
      if (dialect != null && !dialect.matches("lindo|lindo-workflow|olostep|runflow|sheaf")) {
        throw new ParameterException(
            spec.commandLine(),
            "--dialect is \""
                + dialect
                + "\", must be lindo, lindo-workflow, olostep, runflow or sheaf");
      }
      return with(
          spec,
          (keys, org) -> {
            out(spec).println(keys.create(org, name, dialect, made, scopes).text());
            return 0;
          });
    }
  }

  /// `keys list`.
  @Command(name = "list", description = "List the keys.", mixinStandardHelpOptions = true)
  static final class ListAll implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      return with(
          spec,
          (keys, org) -> {
            for (Keys.Listed key : keys.list(org)) {
              out(spec)
                  .printf(
                      "%s  %s…  %-8s  %s  %-24s  %s%n",
                      key.id(),
                      key.prefix(),
                      key.dialect() == null ? "any" : key.dialect(),
                      key.revokedAt() == null ? "good   " : "revoked",
                      key.lastUsedAt() == null ? "never used" : "used " + key.lastUsedAt(),
                      key.name());
            }
            return 0;
          });
    }
  }

  /// `keys revoke`.
  @Command(name = "revoke", description = "Revoke a key.", mixinStandardHelpOptions = true)
  static final class Revoke implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ID|PREFIX", description = "As keys list shows it.")
    private String key = "";

    @Override
    public Integer call() {
      return with(
          spec,
          (keys, org) -> {
            boolean revoked = keys.revoke(org, key);
            out(spec)
                .println(
                    revoked
                        ? "Revoked. A server may still take it for five seconds."
                        : "There is no good key with this id or prefix.");
            return revoked ? 0 : 1;
          });
    }
  }

  private static int with(CommandSpec spec, ToIntBiFunction<Keys, UUID> work) {
    Settings settings = SettingsOptions.read(spec);
    Time time = Time.system();
    try (Store store =
        settings
            .find(Option.DATABASE_URL)
            .map(Store::at)
            .orElseGet(() -> Store.beside(Path.of(settings.get(Option.DATA)), time))) {
      Keys keys = new Keys(store.database(), time);
      UUID org = keys.defaultOrganisation();
      return work.applyAsInt(keys, org);
    }
  }

  private static PrintWriter out(CommandSpec spec) {
    return spec.commandLine().getOut();
  }
}
