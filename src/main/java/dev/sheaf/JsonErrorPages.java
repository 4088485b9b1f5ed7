package dev.sheaf;

import dev.sheaf.failure.Failure;
import dev.sheaf.tenant.ErrorBodies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What the web server itself refuses, such as a path that is no UTF-8, before any route or filter
/// sees the request: clients parse every answer as JSON.
public final class JsonErrorPages extends ErrorReportValve {

  private final List<ErrorBodies> dialects;

  JsonErrorPages(List<ErrorBodies> dialects) {
    this.dialects = List.copyOf(dialects);
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    try {
      response.setContentType("application/json");
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      byte[] body =
          JsonMapper.shared()
              .writeValueAsString(body(request, status))
              .getBytes(StandardCharsets.UTF_8);
      response.getOutputStream().write(body);
      response.finishResponse();
    } catch (IOException _) {
      // The client is gone; there is nobody left to tell.
    }
  }

  private Object body(Request request, int status) {
    Failure failure =
        Failure.caller("BAD_REQUEST", "The request cannot be read: its path or a header is wrong");
    String path = request.getRequestURI();
    return dialects.stream()
        .filter(dialect -> path != null && dialect.handles(path))
        .findFirst()
        .map(dialect -> dialect.body(status, failure))
        .orElseGet(
            () -> Map.of("error", Map.of("code", failure.code(), "message", failure.message())));
  }
}
