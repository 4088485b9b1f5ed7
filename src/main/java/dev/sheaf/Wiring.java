package dev.sheaf;

import dev.sheaf.airops.AiropsPipeline;
import dev.sheaf.dialect.lindo.LindoEvents;
import dev.sheaf.dialect.lindo.WorkEvents;
import dev.sheaf.dialect.olostep.AiropsErrors;
import dev.sheaf.dialect.olostep.AiropsEvents;
import dev.sheaf.dialect.olostep.AiropsRoutes;
import dev.sheaf.dialect.olostep.AiropsRoutes.BatchModes;
import dev.sheaf.egress.AddressPolicy;
import dev.sheaf.egress.Cidr;
import dev.sheaf.egress.GuardedClient;
import dev.sheaf.egress.Limits;
import dev.sheaf.engine.Engine;
import dev.sheaf.engine.EngineSettings;
import dev.sheaf.engine.JobWatcher;
import dev.sheaf.engine.Pipeline;
import dev.sheaf.hosting.HostedSites;
import dev.sheaf.llm.Llm;
import dev.sheaf.llm.LlmSettings;
import dev.sheaf.llm.Prices;
import dev.sheaf.scrape.ScrapeSettings;
import dev.sheaf.scrape.Scraper;
import dev.sheaf.settings.Option;
import dev.sheaf.settings.Settings;
import dev.sheaf.store.Store;
import dev.sheaf.tenant.Door;
import dev.sheaf.tenant.ErrorBodies;
import dev.sheaf.tenant.EvenRate;
import dev.sheaf.tenant.Idempotency;
import dev.sheaf.tenant.Keys;
import dev.sheaf.tenant.OwnRate;
import dev.sheaf.tenant.Polls;
import dev.sheaf.tenant.Presence;
import dev.sheaf.tenant.PublicPaths;
import dev.sheaf.time.Time;
import dev.sheaf.webhook.Deliverer;
import dev.sheaf.webhook.WebhookSettings;
import dev.sheaf.webhook.Webhooks;
import dev.sheaf.website.WebsitePipelines;
import dev.sheaf.workspace.Clients;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Who gets what: the whole server, wired by hand.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    excludeName = {
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration"
    })
@Import({AiropsRoutes.class, Failures.class, LindoWiring.class, RunflowWiring.class})
class Wiring {

  @Bean
  AddressPolicy addressPolicy(Settings settings) {
    return new AddressPolicy(
        settings.list(Option.ALLOW_NETWORKS).stream().map(Cidr::parse).toList());
  }

  @Bean(destroyMethod = "close")
  GuardedClient guardedClient(AddressPolicy addresses) {
    return new GuardedClient(addresses);
  }

  @Bean
  Scraper scraper(GuardedClient client, Settings settings, Time time) {
    ScrapeSettings scrape =
        new ScrapeSettings(
            settings.get(Option.USER_AGENT),
            settings.is(Option.ROBOTS),
            ScrapeSettings.DEFAULT.redirectMax(),
            settings.number(Option.HOST_CONCURRENCY),
            Duration.ofMillis(settings.number(Option.HOST_GAP_MS)),
            Limits.DEFAULT);
    return new Scraper(client, scrape, time);
  }

  /// The model to ask, if the operator named one.
  @Bean
  Models models(GuardedClient client, Settings settings, Time time) {
    return new Models(
        LlmSettings.from(settings.byEnvironmentName())
            .map(llm -> new Llm(llm, Prices.standard(), client, time)));
  }

  record Models(Optional<Llm> llm) {}

  @Bean
  AiropsPipeline airopsPipeline(Scraper scraper, Models models, Settings settings, Time time) {
    int running = settings.number(Option.RUNNING_BATCHES);
    return models
        .llm()
        .map(llm -> AiropsPipeline.asking(scraper, llm.live(), llm.batches(), running, time))
        .orElseGet(() -> AiropsPipeline.builtIn(scraper, running, time));
  }

  @Bean
  BatchModes batchModes(Settings settings, Models models) {
    String mode = settings.get(Option.BATCH_MODE);
    return new BatchModes(
        models.llm().isPresent(),
        !mode.equals("never"),
        mode.equals("always") ? 1 : settings.number(Option.BATCH_MODE_FROM),
        settings.get(Option.BRANDS).equals("literal"));
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  Deliverer deliverer(Store store, GuardedClient client, Settings settings, Time time) {
    WebhookSettings webhooks =
        settings
            .find(Option.WEBHOOK_SECRET)
            .map(WebhookSettings.DEFAULT::withSecret)
            .orElse(WebhookSettings.DEFAULT);
    return new Deliverer(store.database(), client, webhooks, time);
  }

  @Bean
  Webhooks webhooks(Store store, Deliverer deliverer, Time time) {
    return new Webhooks(store.database(), deliverer, time);
  }

  @Bean
  AiropsEvents airopsEvents(Webhooks webhooks, AiropsPipeline pipeline) {
    return new AiropsEvents(webhooks, pipeline.answerer());
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  Engine engine(
      Store store,
      Time time,
      Settings settings,
      List<Pipeline> pipelines,
      List<JobWatcher> watchers,
      WebsitePipelines websites,
      Clients clients,
      LindoEvents lindo,
      HostedSites sites,
      MeterRegistry meters,
      ObjectProvider<Engine> self) {
    EngineSettings engine =
        EngineSettings.DEFAULT
            .withAlone(store.isAlone())
            .withRetention(Duration.ofDays(settings.number(Option.RETENTION_DAYS)))
            .withGrace(Duration.ofSeconds(settings.number(Option.GRACE_SECONDS)));
    return new Engine(
        store.database(),
        time,
        engine,
        joined(pipelines, websites.all(self::getObject)),
        joined(
            joined(watchers, websites.watchers(clients)),
            WorkEvents.all(lindo, sites, self::getObject)),
        new EngineMetrics(meters));
  }

  @Bean
  MeterBinder engineGauges(Engine engine) {
    return meters -> EngineMetrics.watch(meters, engine);
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  @Bean
  AiropsErrors airopsErrors() {
    return new AiropsErrors();
  }

  @Bean
  Door.Refusals refusals(List<ErrorBodies> dialects) {
    return new Door.Refusals(dialects);
  }

  @Bean
  Presence presence(Time time) {
    return new Presence(time);
  }

  @Bean
  Door door(
      Keys keys,
      Settings settings,
      List<OwnRate> ownRates,
      Door.Refusals refusals,
      List<PublicPaths> open,
      List<Polls> polls,
      Presence presence,
      Time time) {
    EvenRate rate = new EvenRate(settings.number(Option.REQUESTS_PER_MINUTE), time);
    return new Door(keys, rate, ownRates, refusals, open, polls, presence);
  }

  @Bean
  Idempotency idempotency(Store store, Time time) {
    return new Idempotency(store.database(), time);
  }

  @Bean
  OpenAPI openApi() {
    SecurityScheme bearer = new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer");
    return new OpenAPI()
        .info(
            new Info()
                .title("Sheaf")
                .version("0.1")
                .description("A self-hosted server for AI work in bulk."))
        .components(new Components().addSecuritySchemes("key", bearer))
        .addSecurityItem(new SecurityRequirement().addList("key"));
  }

  /// Ready means that the database answers.
  @Bean
  HealthIndicator databaseHealthIndicator(Store store) {
    return () -> {
      try {
        store.database().sql("select 1").query(Integer.class).single();
        return Health.up().build();
      } catch (RuntimeException e) {
        return Health.down().withDetail("database", "does not answer").build();
      }
    };
  }
}
