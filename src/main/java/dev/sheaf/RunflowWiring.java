package dev.sheaf;

import dev.sheaf.asset.AssetReferences;
import dev.sheaf.asset.Assets;
import dev.sheaf.asset.Uploads;
import dev.sheaf.dialect.SharedPaths;
import dev.sheaf.dialect.runflow.AccountRoutes;
import dev.sheaf.dialect.runflow.AdminRoutes;
import dev.sheaf.dialect.runflow.AssetRoutes;
import dev.sheaf.dialect.runflow.Balances;
import dev.sheaf.dialect.runflow.BatchRoutes;
import dev.sheaf.dialect.runflow.BatchRows;
import dev.sheaf.dialect.runflow.CallbackBodies;
import dev.sheaf.dialect.runflow.CallbackRoutes;
import dev.sheaf.dialect.runflow.CallbackSecretRoutes;
import dev.sheaf.dialect.runflow.CallbackSecrets;
import dev.sheaf.dialect.runflow.Callbacks;
import dev.sheaf.dialect.runflow.EndpointRoutes;
import dev.sheaf.dialect.runflow.EvaluationRoutes;
import dev.sheaf.dialect.runflow.FileReferences;
import dev.sheaf.dialect.runflow.FileRoutes;
import dev.sheaf.dialect.runflow.NewRunsReader;
import dev.sheaf.dialect.runflow.Once;
import dev.sheaf.dialect.runflow.OrgDeliveries;
import dev.sheaf.dialect.runflow.OrgWebhookRoutes;
import dev.sheaf.dialect.runflow.OrgWebhooks;
import dev.sheaf.dialect.runflow.Reader;
import dev.sheaf.dialect.runflow.Retries;
import dev.sheaf.dialect.runflow.RetryRoutes;
import dev.sheaf.dialect.runflow.RunBodies;
import dev.sheaf.dialect.runflow.RunLogs;
import dev.sheaf.dialect.runflow.RunRoutes;
import dev.sheaf.dialect.runflow.RunRows;
import dev.sheaf.dialect.runflow.RunflowErrors;
import dev.sheaf.dialect.runflow.RunflowEvents;
import dev.sheaf.dialect.runflow.RunflowFailures;
import dev.sheaf.dialect.runflow.StatusRoutes;
import dev.sheaf.dialect.runflow.TargetBodies;
import dev.sheaf.dialect.runflow.TargetRoutes;
import dev.sheaf.dialect.runflow.TermsReader;
import dev.sheaf.egress.AddressPolicy;
import dev.sheaf.egress.GuardedClient;
import dev.sheaf.engine.Engine;
import dev.sheaf.run.Executors;
import dev.sheaf.run.RunNotes;
import dev.sheaf.run.RunPipeline;
import dev.sheaf.run.Runs;
import dev.sheaf.run.Targets;
import dev.sheaf.settings.Option;
import dev.sheaf.settings.Settings;
import dev.sheaf.store.Database;
import dev.sheaf.store.Store;
import dev.sheaf.tenant.Idempotency;
import dev.sheaf.time.Time;
import dev.sheaf.webhook.Webhooks;
import java.nio.file.Path;
import java.util.List;
import org.apache.catalina.connector.Connector;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The parts of the Runflow dialect.
@Configuration(proxyBeanMethods = false)
@Import({
  AccountRoutes.class,
  AdminRoutes.class,
  AssetRoutes.class,
  BatchRoutes.class,
  CallbackRoutes.class,
  CallbackSecretRoutes.class,
  EndpointRoutes.class,
  EvaluationRoutes.class,
  FileRoutes.class,
  OrgWebhookRoutes.class,
  RetryRoutes.class,
  RunflowFailures.class,
  RunRoutes.class,
  StatusRoutes.class,
  TargetRoutes.class
})
class RunflowWiring {

  /// A slug's segment may hold a slash, which the server would refuse when it is escaped.
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> escapedSlashes() {
    return tomcat -> tomcat.addConnectorCustomizers(RunflowWiring::passEscapedSlashes);
  }

  private static void passEscapedSlashes(Connector connector) {
    connector.setEncodedSolidusHandling("passthrough");
  }

  @Bean
  SharedPaths sharedPaths() {
    return new SharedPaths();
  }

  @Bean
  RunflowErrors runflowErrors() {
    return new RunflowErrors();
  }

  @Bean
  Database database(Store store) {
    return store.database();
  }

  @Bean
  CallbackSecrets callbackSecrets(Database database, Time time) {
    return new CallbackSecrets(database, time);
  }

  @Bean
  RunParts runParts(
      Database database,
      GuardedClient client,
      Settings settings,
      ObjectProvider<ServletWebServerApplicationContext> web,
      Time time) {
    return new RunParts(database, client, settings, RunParts.url(settings, web), time);
  }

  @Bean
  Targets targets(RunParts parts, Settings settings) {
    return parts.targets(settings.find(Option.TARGETS_FILE).map(Path::of).orElse(null));
  }

  @Bean
  Assets assets(RunParts parts) {
    return parts.assets();
  }

  @Bean
  Uploads uploads(RunParts parts) {
    return parts.uploads();
  }

  @Bean
  AssetReferences assetReferences(RunParts parts) {
    return parts.references();
  }

  @Bean(destroyMethod = "close")
  Executors executors(RunParts parts, Targets targets) {
    return parts.executors(targets);
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  Tidying tidying(Assets assets, Executors executors, Time time) {
    return new Tidying(
        time,
        List.of(
            new Tidying.Chore("assets that expired", assets::removeExpired),
            new Tidying.Chore("old calls of targets", executors::removeOld)));
  }

  @Bean
  RunPipeline runPipeline(Database database, Targets targets, Executors executors, Time time) {
    return new RunPipeline(targets, executors, new RunNotes(database, time), time);
  }

  @Bean
  Runs runs(Database database, Engine engine, Time time) {
    return new Runs(database, engine, time);
  }

  @Bean
  FileReferences fileReferences(AssetReferences references) {
    return new FileReferences(references);
  }

  @Bean
  RunRows runRows(Database database, FileReferences files) {
    return new RunRows(database, files);
  }

  @Bean
  BatchRows batchRows(Database database) {
    return new BatchRows(database);
  }

  @Bean
  Reader reader(Database database, BatchRows batches, RunRows runs) {
    return new Reader(database, batches, runs);
  }

  @Bean
  RunLogs runLogs(Database database) {
    return new RunLogs(database);
  }

  @Bean
  RunBodies runBodies(Targets targets, RunLogs logs) {
    return new RunBodies(targets, logs);
  }

  @Bean
  TargetBodies targetBodies(Database database, Targets targets) {
    return new TargetBodies(database, targets);
  }

  @Bean
  TermsReader termsReader(Time time) {
    return new TermsReader(time);
  }

  @Bean
  Retries retries(Engine engine) {
    return new Retries(engine);
  }

  @Bean
  NewRunsReader newRunsReader(AddressPolicy addresses, TermsReader terms, Settings settings) {
    return new NewRunsReader(addresses, terms, settings.number(Option.BATCH_ITEMS));
  }

  @Bean
  CallbackBodies callbackBodies(Reader reader) {
    return new CallbackBodies(reader);
  }

  @Bean
  RunflowEvents runflowEvents(
      Callbacks callbacks,
      CallbackBodies bodies,
      BatchRows batches,
      RunRows runs,
      OrgWebhooks webhooks) {
    return new RunflowEvents(callbacks, bodies, batches, runs, webhooks);
  }

  @Bean
  OrgWebhooks orgWebhooks(Database database, Webhooks webhooks, Time time) {
    return new OrgWebhooks(database, webhooks, time);
  }

  @Bean
  Once once(Idempotency idempotency) {
    return new Once(idempotency);
  }

  @Bean
  Balances balances(Database database, Time time) {
    return new Balances(database, time);
  }

  @Bean
  OrgDeliveries orgDeliveries(Database database) {
    return new OrgDeliveries(database);
  }

  @Bean
  Callbacks callbacks(Database database, Webhooks webhooks, CallbackSecrets secrets, Time time) {
    return new Callbacks(database, webhooks, secrets, time);
  }
}
