package dev.sheaf;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// How much is logged. The logger is set up by `logback.xml` alone: the framework's own set-up
/// would come after the database is open, and lose what was logged until then. What libraries say
/// through the JDK's own logging, as the web server does, goes the same way.
final class Logs {

  private static final String FRAMEWORK = "org.springframework.boot.logging.LoggingSystem";

  private Logs() {}

  static void level(String word) {
    System.setProperty(FRAMEWORK, "none");
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.toLevel(word));
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }
}
