package dev.sheaf.tenant;

import dev.sheaf.failure.Failure;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets requests in: those to the API need a good key that has requests left, unless a dialect
/// serves the path to anyone or the request is a poll, and no body may be larger than [#BODY_MAX].
/// Which key a request has is settled before anything else about it is looked at.
@Order(Ordered.LOWEST_PRECEDENCE - 10)
public final class Door extends OncePerRequestFilter {

  public static final int BODY_MAX = 32 << 20;

  private static final Pattern API = Pattern.compile("/(v1|ai|olostep|lindo|runflow)(/.*)?");
  private static final String BEARER = "bearer ";

  /// A key that makes no requests.
  private static final UUID NOBODY = new UUID(0, 0);

  private final Keys keys;
  private final RateLimit rate;
  private final List<OwnRate> ownRates;
  private final Refusals refusals;
  private final List<PublicPaths> open;
  private final List<Polls> polls;
  private final Presence presence;

  public Door(
      Keys keys,
      RateLimit rate,
      List<OwnRate> ownRates,
      Refusals refusals,
      List<PublicPaths> open,
      List<Polls> polls,
      Presence presence) {
    this.keys = keys;
    this.rate = rate;
    this.ownRates = List.copyOf(ownRates);
    this.refusals = refusals;
    this.open = List.copyOf(open);
    this.polls = List.copyOf(polls);
    this.presence = presence;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !API.matcher(request.getRequestURI()).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (open.stream().anyMatch(paths -> paths.isPublic(request.getRequestURI()))) {
      chain.doFilter(new BoundedRequest(request, BODY_MAX), response);
      return;
    }
    Optional<Caller> caller;
    try {
      caller = caller(request);
    } catch (DataAccessException _) {
      refuseBlindly(request, response);
      return;
    }
    if (caller.isEmpty()) {
      refuseStranger(request, response);
    } else {
      enter(caller.get(), request, response, chain);
    }
  }

  private void enter(
      Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    presence.note();
    request.setAttribute(Caller.ATTRIBUTE, caller);
    Optional<RateLimit.Taken> taken =
        rateOf(request)
            .map(own -> isPoll(request) ? own.look(caller.keyId()) : own.take(caller.keyId()));
    taken.ifPresent(standing -> tellRate(standing, response));
    if (taken.flatMap(RateLimit.Taken::pause).isPresent()) {
      refuseHaste(taken.get(), request, response);
    } else if (refusals.isForeign(request, caller)) {
      refusals.write(request, response, 403, foreign());
    } else if (request.getContentLengthLong() > BODY_MAX) {
      refusals.write(request, response, 413, tooLarge());
    } else {
      chain.doFilter(new BoundedRequest(request, BODY_MAX), response);
    }
  }

  /// For whatever answers before a request comes to the door: tells how its key stands. Nothing is
  /// counted.
  public void tellRate(HttpServletRequest request, HttpServletResponse response) {
    try {
      tellRate(caller(request).map(Caller::keyId).orElse(NOBODY), request, response);
    } catch (DataAccessException _) {
      // Whose key it is cannot be said without the database; the answer is the same without it.
    }
  }

  private void tellRate(UUID key, HttpServletRequest request, HttpServletResponse response) {
    rateOf(request).ifPresent(own -> tellRate(own.look(key), response));
  }

  private boolean isPoll(HttpServletRequest request) {
    return polls.stream().anyMatch(p -> p.isPoll(request.getMethod(), request.getRequestURI()));
  }

  private Optional<RateLimit> rateOf(HttpServletRequest request) {
    return ownRates.stream()
        .filter(own -> own.paths().test(request.getRequestURI()))
        .findFirst()
        .map(OwnRate::limit)
        .orElse(Optional.of(rate));
  }

  private static void tellRate(RateLimit.Taken taken, HttpServletResponse response) {
    response.setHeader("X-RateLimit-Limit", String.valueOf(taken.limit()));
    response.setHeader("X-RateLimit-Remaining", String.valueOf(taken.left()));
    response.setHeader("X-RateLimit-Reset", String.valueOf(taken.fullAt().getEpochSecond()));
  }

  /// Whether the key is good cannot be said without the database.
  private void refuseBlindly(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    refusals.write(
        request,
        response,
        503,
        Failure.capacity(
            "DATABASE_UNAVAILABLE",
            "The database does not answer just now; nothing was started. Try again."));
  }

  private void refuseStranger(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("WWW-Authenticate", "Bearer");
    tellRate(NOBODY, request, response);
    refusals.write(
        request,
        response,
        401,
        Failure.caller(
            "UNAUTHORIZED", "Send an API key of this server as Authorization: Bearer <key>"));
  }

  private void refuseHaste(
      RateLimit.Taken taken, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Duration wait = taken.pause().orElse(Duration.ZERO);
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    response.setHeader("Retry-After", String.valueOf(seconds));
    Failure failure =
        Failure.capacity(
            "RATE_LIMITED",
            "This key has made its "
                + taken.limit()
                + " requests "
                + taken.per()
                + "; try again in "
                + seconds
                + " s");
    refusals.write(request, response, 429, failure, d -> d.tooFast(failure, seconds));
  }

  private static Failure foreign() {
    return Failure.caller(
        "ACCESS_DENIED",
        "This key is bound to another API of this server; take one that is bound to this or to"
            + " none");
  }

  static Failure tooLarge() {
    return Failure.caller(
        "PAYLOAD_TOO_LARGE",
        "The body is larger than "
            + (BODY_MAX >> 20)
            + " MiB; split the work into several requests");
  }

  private Optional<Caller> caller(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? keys.caller(header.substring(BEARER.length()).strip())
        : Optional.empty();
  }

  /// Writes refusals in the words of the dialect that the path belongs to.
  public static final class Refusals {

    private final List<ErrorBodies> dialects;
    private final tools.jackson.databind.json.JsonMapper json =
        tools.jackson.databind.json.JsonMapper.shared();

    public Refusals(List<ErrorBodies> dialects) {
      this.dialects = List.copyOf(dialects);
    }

    private Optional<ErrorBodies> of(HttpServletRequest request) {
      return dialects.stream().filter(d -> d.handles(request.getRequestURI())).findFirst();
    }

    /// Whether the path belongs to another dialect than the caller's key is bound to.
    boolean isForeign(HttpServletRequest request, Caller caller) {
      String bound = caller.dialect();
      return bound != null
          && of(request)
              .map(dialect -> !dialect.admits(bound, request.getRequestURI()))
              .orElse(false);
    }

    public void write(
        HttpServletRequest request, HttpServletResponse response, int status, Failure failure)
        throws IOException {
      write(request, response, status, failure, dialect -> dialect.body(status, failure));
    }

    private void write(
        HttpServletRequest request,
        HttpServletResponse response,
        int status,
        Failure failure,
        Function<ErrorBodies, Object> form)
        throws IOException {
      Optional<ErrorBodies> dialect = of(request);
      response.setStatus(dialect.map(d -> d.status(status, failure)).orElse(status));
      Object body = dialect.map(form).orElseGet(() -> Plain.of(failure));
      response.setContentType(dialect.map(ErrorBodies::contentType).orElse("application/json"));
      response.setCharacterEncoding("UTF-8");
      response.getOutputStream().write(json.writeValueAsBytes(body));
    }
  }

  /// The body where no dialect claims the path.
  private record Plain(Code error) {
    private record Code(String code, String message) {}

    static Plain of(Failure failure) {
      return new Plain(new Code(failure.code(), failure.message()));
    }
  }
}
