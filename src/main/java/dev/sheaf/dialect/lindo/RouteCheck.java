package dev.sheaf.dialect.lindo;

import dev.sheaf.failure.Failure;
import dev.sheaf.tenant.Door;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/// Says that there is no such route, or not for that method, before anyone asks for a key: that is
/// the order of checks of this format (contract, 4.2), and other formats have another. How the key
/// stands is told all the same: every answer does that (4.4).
@Order(Ordered.LOWEST_PRECEDENCE - 20)
public final class RouteCheck extends OncePerRequestFilter {

  private final RequestMappingHandlerMapping routes;
  private final LindoErrors errors;
  private final Door.Refusals refusals;
  private final Door door;

  public RouteCheck(
      RequestMappingHandlerMapping routes, LindoErrors errors, Door.Refusals refusals, Door door) {
    this.routes = routes;
    this.errors = errors;
    this.refusals = refusals;
    this.door = door;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !errors.handles(request.getRequestURI());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      if (isRoute(request)) {
        chain.doFilter(request, response);
      } else {
        refuse(request, response, 404, Failure.caller("NOT_FOUND", "Not found"));
      }
    } catch (HttpRequestMethodNotSupportedException wrong) {
      String[] allowed = wrong.getSupportedMethods();
      response.setHeader(HttpHeaders.ALLOW, allowed == null ? "" : String.join(", ", allowed));
      refuse(request, response, 405, Failure.caller("METHOD_NOT_ALLOWED", "Method not allowed"));
    }
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, int status, Failure failure)
      throws IOException {
    door.tellRate(request, response);
    refusals.write(request, response, status, failure);
  }

  private boolean isRoute(HttpServletRequest request) throws ServletException {
    ServletRequestPathUtils.parseAndCache(request);
    try {
      return routes.getHandler(request) != null;
    } catch (ServletException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    } finally {
      ServletRequestPathUtils.clearParsedRequestPath(request);
    }
  }
}
