package dev.sheaf;

import dev.sheaf.dialect.SharedPaths;
import dev.sheaf.dialect.runflow.AccountRoutes;
import dev.sheaf.dialect.runflow.CallbackSecretRoutes;
import dev.sheaf.dialect.runflow.CallbackSecrets;
import dev.sheaf.dialect.runflow.Callbacks;
import dev.sheaf.dialect.runflow.RunflowErrors;
import dev.sheaf.dialect.runflow.RunflowFailures;
import dev.sheaf.dialect.runflow.StatusRoutes;
import dev.sheaf.store.Database;
import dev.sheaf.store.Store;
import dev.sheaf.time.Time;
import dev.sheaf.webhook.Webhooks;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The parts of the Runflow dialect.
@Configuration(proxyBeanMethods = false)
@Import({
  AccountRoutes.class,
  CallbackSecretRoutes.class,
  RunflowFailures.class,
  StatusRoutes.class
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
  Callbacks callbacks(Database database, Webhooks webhooks, CallbackSecrets secrets, Time time) {
    return new Callbacks(database, webhooks, secrets, time);
  }
}
