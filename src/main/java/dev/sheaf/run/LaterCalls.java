package dev.sheaf.run;

import dev.sheaf.egress.Call;
import dev.sheaf.egress.Headers;
import dev.sheaf.egress.Reply;
import dev.sheaf.egress.Urls;
import dev.sheaf.failure.Failure;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// Calls that an endpoint answers later: it said 202, and is asked how far it is, or posts its
/// result.
final class LaterCalls {

  private static final Duration PAUSE_MAX = Duration.ofMinutes(1);
  private static final int STEADY_POLLS = 5;

  /// A poll that fails so is not made again.
  private static final Set<String> LASTING = Set.of("ADDRESS_REFUSED", "BAD_URL");

  private final ExecutorParts parts;
  private final OpenCalls open;
  private final HttpResults results;

  LaterCalls(ExecutorParts parts, OpenCalls open, HttpResults results) {
    this.parts = parts;
    this.open = open;
    this.results = results;
  }

  /// The endpoint said 202.
  CallResult taken(Action.Http action, Action.Later later, Work work, Reply.Answered answer) {
    URI poll = pollUrl(action, later, answer).orElse(null);
    if (poll == null && !later.callback()) {
      return CallResult.failed(
          RunFailure.of(
              RunFailure.OUTPUT_INVALID,
              work.target().path()
                  + " answered 202 without saying where to ask for the result; it has to send"
                  + " Location, or its target a poll-url or callback"));
    }
    open.pending(
        work.call().runId(),
        work.node(),
        poll == null ? null : poll.toString(),
        parts.time().instant());
    return new CallResult.Pending(later.pollEvery());
  }

  private static Optional<URI> pollUrl(
      Action.Http action, Action.Later later, Reply.Answered answer) {
    Optional<String> told =
        later.pollUrl().isEmpty()
            ? answer.headers().first("Location")
            : HttpResults.json(answer)
                .map(body -> body.at(JsonPointer.compile(later.pollUrl())))
                .filter(JsonNode::isString)
                .map(JsonNode::asString);
    return told.flatMap(url -> Urls.resolve(action.url(), url));
  }

  /// Looks again at a call that was taken, or answered meanwhile.
  CallResult resume(
      Action.Http action,
      Action.Later later,
      Work work,
      OpenCalls.Open known,
      HttpHeaders.Ready ready)
      throws InterruptedException {
    if (known.answer() != null) {
      return answered(action, work, known.answer(), took(known));
    }
    if (took(known).compareTo(later.longest()) > 0) {
      return ended(work, CallResult.failed(tooLong(later, work)));
    }
    String poll = known.pollUrl();
    if (poll == null) {
      open.polled(work.call().runId(), work.node());
      return new CallResult.Pending(pause(later, known));
    }
    return ended(work, poll(action, later, work, known, URI.create(poll), ready));
  }

  private CallResult poll(
      Action.Http action,
      Action.Later later,
      Work work,
      OpenCalls.Open known,
      URI url,
      HttpHeaders.Ready ready)
      throws InterruptedException {
    open.polled(work.call().runId(), work.node());
    // another server gets none of the secrets, and may not be inside the house
    boolean home = isSameOrigin(url, action.url());
    Headers headers = home ? ready.headers() : Headers.NONE;
    Call call =
        new Call(
            "GET",
            url,
            headers,
            null,
            null,
            HttpExecutor.limits(action, work),
            home && action.inside());
    return switch (parts.http().call(call)) {
      case Reply.Failed failed -> unanswered(later, work, known, failed.failure());
      case Reply.Answered answer -> polled(action, later, work, known, answer, ready);
    };
  }

  private static CallResult unanswered(
      Action.Later later, Work work, OpenCalls.Open known, Failure failure) {
    return LASTING.contains(failure.code())
        ? HttpResults.unanswered(work, failure)
        : new CallResult.Pending(pause(later, known));
  }

  private CallResult polled(
      Action.Http action,
      Action.Later later,
      Work work,
      OpenCalls.Open known,
      Reply.Answered answer,
      HttpHeaders.Ready ready) {
    if (answer.status() == 202 || HttpResults.isWorthAnotherTry(answer.status())) {
      Duration told = results.retryAfter(answer.headers());
      return new CallResult.Pending(told == null ? pause(later, known) : told);
    }
    if (!answer.isSuccess()) {
      return results.of(action, work, answer, took(known), ready);
    }
    String status = status(later, answer);
    if (later.running().contains(status)) {
      return new CallResult.Pending(pause(later, known));
    }
    return later.failed().contains(status)
        ? CallResult.failed(
            RunFailure.of(
                RunFailure.PROVIDER_ERROR,
                work.target().path() + " says that it " + status + errorIn(answer, ready)))
        : results.of(action, work, answer, took(known), ready);
  }

  private static String status(Action.Later later, Reply.Answered answer) {
    return later.status().isEmpty()
        ? ""
        : HttpResults.json(answer)
            .map(body -> body.at(JsonPointer.compile(later.status())).asString(""))
            .orElse("");
  }

  private static String errorIn(Reply.Answered answer, HttpHeaders.Ready ready) {
    String error =
        HttpResults.json(answer).map(body -> Templates.asText(body.path("error"))).orElse("");
    return error.isEmpty() ? "" : ": " + SecretText.scrub(error, ready.secrets());
  }

  /// What the endpoint posted: an `error` fails the run, everything else is a result.
  private CallResult answered(Action.Http action, Work work, JsonNode posted, Duration took) {
    JsonNode error = posted.path("error");
    if (!error.isMissingNode() && !error.isNull()) {
      String message = error.path("message").asString(Templates.asText(error));
      return ended(
          work,
          CallResult.failed(
              RunFailure.of(
                  RunFailure.PROVIDER_ERROR,
                  work.target().path() + " reported an error: " + message)));
    }
    return HttpResults.output(action, work, posted, Costs.of(work.target().price(), took));
  }

  /// After a failure a further try begins anew.
  private CallResult ended(Work work, CallResult result) {
    if (result instanceof CallResult.Failed || result instanceof CallResult.Retry) {
      open.forget(work.call().runId(), work.node());
    }
    return result;
  }

  private Duration took(OpenCalls.Open known) {
    Instant now = parts.time().instant();
    return Duration.between(known.startedAt(), now);
  }

  /// As the target says at first, then less and less often.
  private static Duration pause(Action.Later later, OpenCalls.Open known) {
    Duration pause = later.pollEvery().multipliedBy(1 + known.polls() / STEADY_POLLS);
    Duration most = later.pollEvery().compareTo(PAUSE_MAX) > 0 ? later.pollEvery() : PAUSE_MAX;
    return pause.compareTo(most) < 0 ? pause : most;
  }

  private static RunFailure tooLong(Action.Later later, Work work) {
    return RunFailure.of(
        RunFailure.PROVIDER_TIMEOUT,
        "%s took the run and did not finish it within %d s"
            .formatted(work.target().path(), later.longest().toSeconds()));
  }

  private static boolean isSameOrigin(URI one, @Nullable URI other) {
    return other != null
        && one.getScheme().equalsIgnoreCase(other.getScheme())
        && String.valueOf(one.getHost()).equalsIgnoreCase(String.valueOf(other.getHost()))
        && port(one) == port(other);
  }

  private static int port(URI uri) {
    return uri.getPort() >= 0
        ? uri.getPort()
        : uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
  }
}
