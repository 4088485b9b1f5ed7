package dev.sheaf.hosting;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/// Requests under a website's own domain are for its files, whatever their path: nothing else of
/// this server is found there.
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
public final class DomainFilter extends OncePerRequestFilter {

  /// The request attribute that holds where the website begins under its domain.
  static final String BASE = "dev.sheaf.site.base";

  private final Domains domains;

  public DomainFilter(Domains domains) {
    this.domains = domains;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String host = request.getServerName().toLowerCase(Locale.ROOT);
    Optional<String> website = domains.website(host);
    if (website.isPresent()) {
      request.setAttribute(BASE, base(request));
      chain.doFilter(new Inside(request, website.get()), response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static String base(HttpServletRequest request) {
    boolean isSecure =
        request.isSecure() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
    String host = request.getHeader("Host");
    return (isSecure ? "https://" : "http://") + host.toLowerCase(Locale.ROOT) + "/";
  }

  /// The request as one for the website's folder.
  private static final class Inside extends HttpServletRequestWrapper {

    private final String path;

    Inside(HttpServletRequest request, String websiteId) {
      super(request);
      this.path = SiteRoutes.FOLDER + websiteId + request.getRequestURI();
    }

    @Override
    public String getRequestURI() {
      return path;
    }

    @Override
    public String getServletPath() {
      return path;
    }
  }
}
