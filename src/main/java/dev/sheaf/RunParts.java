package dev.sheaf;

import dev.sheaf.asset.AssetReferences;
import dev.sheaf.asset.AssetSettings;
import dev.sheaf.asset.Assets;
import dev.sheaf.asset.SignedUrls;
import dev.sheaf.asset.Uploads;
import dev.sheaf.egress.GuardedClient;
import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import dev.sheaf.llm.LlmSettings;
import dev.sheaf.llm.Prices;
import dev.sheaf.run.ApplyReport;
import dev.sheaf.run.ExecutorParts;
import dev.sheaf.run.Executors;
import dev.sheaf.run.Targets;
import dev.sheaf.secret.MasterKey;
import dev.sheaf.secret.Secrets;
import dev.sheaf.secret.Signer;
import dev.sheaf.settings.Option;
import dev.sheaf.settings.Settings;
import dev.sheaf.store.Database;
import dev.sheaf.time.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/// What runs need, put together from the settings.
final class RunParts {

  private static final String KEY_FILE = "secrets.key";

  private final Database database;
  private final GuardedClient client;
  private final Settings settings;
  private final Supplier<String> publicUrl;
  private final Time time;
  private final Signer signer;
  private final SignedUrls urls;
  private final Assets assets;
  private final AssetSettings assetSettings;

  RunParts(
      Database database,
      GuardedClient client,
      Settings settings,
      Supplier<String> publicUrl,
      Time time) {
    this.database = database;
    this.client = client;
    this.settings = settings;
    this.publicUrl = publicUrl;
    this.time = time;
    this.signer = new Signer(database);
    this.urls = new SignedUrls(signer, publicUrl, time);
    this.assetSettings =
        AssetSettings.DEFAULT.withKept(Duration.ofDays(settings.number(Option.ASSET_DAYS)));
    this.assets = new Assets(database, urls, assetSettings, time);
  }

  /// As set; else the address that the web server listens on, once it does.
  static Supplier<String> url(
      Settings settings, ObjectProvider<ServletWebServerApplicationContext> web) {
    return settings
        .find(Option.PUBLIC_URL)
        .<Supplier<String>>map(url -> () -> url)
        .orElse(() -> {
          var server = web.getObject().getWebServer();
          int port = server == null ? settings.number(Option.PORT) : server.getPort();
          return "http://127.0.0.1:" + port;
        });
  }

  /// The targets, the built-in ones and those of the file applied.
  Targets targets(@Nullable Path file) {
    Targets targets = new Targets(database, time);
    targets.installBuiltIn();
    if (file != null) {
      require(file, targets.apply(null, read(file)));
    }
    return targets;
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new FailureException(
          Failure.caller("TARGETS_UNREADABLE", "The file " + file + " cannot be read: " + e), e);
    }
  }

  private static void require(Path file, ApplyReport report) {
    if (!report.isGood()) {
      throw new FailureException(
          Failure.caller(
              "BAD_TARGETS",
              "The targets in %s are wrong:%n%s"
                  .formatted(file, String.join("\n", report.problems()))));
    }
  }

  static Secrets secrets(Database database, Settings settings, Time time) {
    Supplier<MasterKey> key =
        () ->
            settings
                .find(Option.SECRETS_KEY)
                .map(MasterKey::of)
                .orElseGet(
                    () -> MasterKey.in(Path.of(settings.get(Option.DATA)).resolve(KEY_FILE)));
    return new Secrets(database, key, time);
  }

  Assets assets() {
    return assets;
  }

  Uploads uploads() {
    return new Uploads(database, urls, assetSettings, time);
  }

  AssetReferences references() {
    return new AssetReferences(database, assets, urls, time);
  }

  Executors executors(Targets targets) {
    return new Executors(
        new ExecutorParts(
            database,
            targets,
            assets,
            references(),
            secrets(database, settings, time),
            signer,
            client,
            LlmSettings.from(settings.byEnvironmentName()).orElse(null),
            Prices.standard(),
            publicUrl,
            time));
  }
}
