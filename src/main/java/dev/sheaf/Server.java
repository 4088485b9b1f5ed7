package dev.sheaf;

import dev.sheaf.settings.Option;
import dev.sheaf.settings.Settings;
import dev.sheaf.store.Store;
import dev.sheaf.tenant.ApiKey;
import dev.sheaf.tenant.Keys;
import dev.sheaf.time.Time;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// A running server: the database open, the engine at work, the HTTP port listening.
final class Server implements AutoCloseable {

  private final Store store;
  private final ServletWebServerApplicationContext context;
  private final Optional<ApiKey> firstKey;

  private Server(
      Store store, ServletWebServerApplicationContext context, Optional<ApiKey> firstKey) {
    this.store = store;
    this.context = context;
    this.firstKey = firstKey;
  }

  /// What people and meters read; answers of the API stay as they are, and websites are compressed
  /// where they are served.
  private static final String COMPRESSED = "text/html,text/css,text/plain";

  static Server start(Settings settings) {
    Logs.level(settings.get(Option.LOG_LEVEL));
    Time time = Time.system();
    Store store =
        settings
            .find(Option.DATABASE_URL)
            .map(Store::at)
            .orElseGet(() -> Store.embedded(Path.of(settings.get(Option.DATA)), time));
    try {
      Keys keys = new Keys(store.database(), time);
      Optional<ApiKey> first =
          keys.bootstrap(settings.find(Option.API_KEY).map(ApiKey::new).orElse(null));
      return new Server(store, web(settings, store, keys, time), first);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  String address() {
    return "http://127.0.0.1:" + port();
  }

  int port() {
    var web = context.getWebServer();
    if (web == null) {
      throw new IllegalStateException("the web server is not running");
    }
    return web.getPort();
  }

  /// The API key, when this start made it.
  Optional<ApiKey> firstKey() {
    return firstKey;
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  UUID firstOrganisation() {
    return bean(Keys.class).firstOrganisation().orElseThrow();
  }

  /// Blocks until the server has been stopped from elsewhere.
  void awaitStop() throws InterruptedException {
    java.util.concurrent.CountDownLatch closed = new java.util.concurrent.CountDownLatch(1);
    context.addApplicationListener(event -> {
      if (event instanceof org.springframework.context.event.ContextClosedEvent) {
        closed.countDown();
      }
    });
    closed.await();
  }

  @Override
  public void close() {
    context.close();
    store.close();
  }

  private static ServletWebServerApplicationContext web(
      Settings settings, Store store, Keys keys, Time time) {
    SpringApplication application = new SpringApplication(Wiring.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setRegisterShutdownHook(false);
    ApplicationContextInitializer<ConfigurableApplicationContext> initializer =
        context -> {
          GenericApplicationContext beans = (GenericApplicationContext) context;
          beans.registerBean(Settings.class, () -> settings);
          beans.registerBean(Time.class, () -> time);
          beans.registerBean(Keys.class, () -> keys);
          // Closed here and not by the container: it has to outlive everything else.
          beans.registerBean(Store.class, () -> store, d -> d.setDestroyMethodName(""));
        };
    application.addInitializers(initializer);
    return (ServletWebServerApplicationContext) application.run(arguments(settings));
  }

  /// As arguments, because those win over whatever else the framework reads.
  private static String[] arguments(Settings settings) {
    return new String[] {
      "--server.address=" + settings.get(Option.HOST),
      "--server.port=" + settings.get(Option.PORT),
      "--server.shutdown=graceful",
      "--server.compression.enabled=true",
      "--server.compression.mime-types=" + COMPRESSED,
      "--spring.lifecycle.timeout-per-shutdown-phase=" + settings.get(Option.GRACE_SECONDS) + "s"
    };
  }
}
