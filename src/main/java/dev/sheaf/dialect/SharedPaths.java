package dev.sheaf.dialect;

import dev.sheaf.tenant.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/// Decides whose `/v1/batches` is meant: Olostep and Runflow both have it. The key says so if it is
/// bound to one of them or has Runflow's form; else the id does (`batch_…` is Olostep's, a UUID
/// Runflow's); else it is Olostep's, except for the bare list, which only Runflow has. The request
/// goes on under the mount that belongs to one of them alone, so their routes know nothing of each
/// other.
@Order(Ordered.LOWEST_PRECEDENCE)
public final class SharedPaths extends OncePerRequestFilter {

  private static final String SHARED = "/v1/batches";
  private static final Pattern RUNFLOW_ID =
      Pattern.compile(SHARED + "/(any|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(/.*)?");

  private static final Pattern RUNFLOW_KEY = Pattern.compile("(?i:bearer)\\s+rf_(live|svc)_.*");

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !path.equals(SHARED) && !path.startsWith(SHARED + "/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String mount = mount(product(request), request.getMethod(), request.getRequestURI());
    chain.doFilter(new Mounted(request, mount), response);
  }

  /// Whose key it is: the dialect it is bound to, or Runflow's if it looks like one of theirs.
  private static @Nullable String product(HttpServletRequest request) {
    Caller caller = (Caller) request.getAttribute(Caller.ATTRIBUTE);
    if (caller != null && caller.dialect() != null) {
      return caller.dialect();
    }
    String header = request.getHeader("Authorization");
    return header != null && RUNFLOW_KEY.matcher(header).matches() ? "runflow" : null;
  }

  static String mount(@Nullable String keyDialect, String method, String path) {
    if ("runflow".equals(keyDialect) || "olostep".equals(keyDialect)) {
      return "/" + keyDialect;
    }
    boolean list = path.equals(SHARED) && method.equals("GET");
    return list || isRunflow(path) ? "/runflow" : "/olostep";
  }

  /// Whether the path's id is one of Runflow's.
  public static boolean isRunflow(String path) {
    return RUNFLOW_ID.matcher(path).matches();
  }

  private static final class Mounted extends HttpServletRequestWrapper {

    private final String mount;

    Mounted(HttpServletRequest request, String mount) {
      super(request);
      this.mount = mount;
    }

    @Override
    public String getRequestURI() {
      return mount + super.getRequestURI();
    }

    @Override
    public String getServletPath() {
      return mount + super.getServletPath();
    }
  }
}
