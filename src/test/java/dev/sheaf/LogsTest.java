package dev.sheaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.slf4j.bridge.SLF4JBridgeHandler;

class LogsTest {

  @Test
  void theWebServersOwnLogGoesWhereAllLogsGoAndIsQuiet() {
    Logs.level("info");
    Logger jdk = Logger.getLogger("");
    assertThat(jdk.getHandlers()).hasExactlyElementsOfTypes(SLF4JBridgeHandler.class);
    assertThat(Logger.getLogger("org.apache.catalina.core").isLoggable(Level.INFO)).isFalse();
    assertThat(Logger.getLogger("org.apache.catalina.core").isLoggable(Level.WARNING)).isTrue();
  }
}
