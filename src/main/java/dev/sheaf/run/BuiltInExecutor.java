package dev.sheaf.run;

import dev.sheaf.asset.Asset;
import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import dev.sheaf.run.builtin.BuiltIn;
import dev.sheaf.run.builtin.BuiltIns;
import dev.sheaf.run.builtin.Made;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// What this program does itself. Echo, sleep and fail are here; what works on files and data is in
/// `dev.sheaf.run.builtin`, and runs on a few threads of its own, so that decoding neither takes
/// all processors nor all memory.
final class BuiltInExecutor implements AutoCloseable {

  static final Set<String> NAMES = names();

  /// A sleep up to here holds its thread; a longer one comes back later.
  static final Duration SHORT_SLEEP = Duration.ofSeconds(1);

  static final Duration SLEEP_MAX = Duration.ofHours(24);

  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
  private static final int PARTS_OF_ONE = 1_000_000;

  private final ExecutorParts parts;
  private final OpenCalls open;
  private final ExecutorService threads;

  BuiltInExecutor(ExecutorParts parts, OpenCalls open) {
    this.parts = parts;
    this.open = open;
    this.threads =
        java.util.concurrent.Executors.newFixedThreadPool(
            Math.max(2, Runtime.getRuntime().availableProcessors()),
            Thread.ofPlatform().daemon().name("built-in-", 0).factory());
  }

  private static Set<String> names() {
    Set<String> names = new TreeSet<>(BuiltIns.names());
    names.addAll(Set.of("echo", "sleep", "fail"));
    return names;
  }

  CallResult call(Action.BuiltIn action, Work work) throws InterruptedException {
    ObjectNode input = work.input().deepCopy();
    input.setAll(action.fixed());
    return switch (action.name()) {
      case "echo" -> succeeded(work, echoed(input), Duration.ZERO);
      case "sleep" -> sleep(work, input);
      case "fail" -> fail(work, input);
      default -> made(work, input, BuiltIns.named(action.name()));
    };
  }

  private static ObjectNode echoed(ObjectNode input) {
    if (!input.path("text").isString()) {
      return Outputs.data(input);
    }
    ObjectNode output = Outputs.text(input.path("text").asString());
    output.set("data", input);
    return output;
  }

  private CallResult sleep(Work work, ObjectNode input) throws InterruptedException {
    Duration wanted = Duration.ofMillis(input.path("ms").asLong(0));
    if (wanted.isNegative() || wanted.compareTo(SLEEP_MAX) > 0) {
      return CallResult.failed(
          RunFailure.of(
              RunFailure.INPUT_VALIDATION_FAILED, "ms: must be 0 to " + SLEEP_MAX.toMillis()));
    }
    if (wanted.compareTo(SHORT_SLEEP) <= 0) {
      parts.time().sleep(wanted);
      return succeeded(work, echoed(input), wanted);
    }
    UUID run = work.call().runId();
    var now = parts.time().instant();
    var began = open.begin(run, work.node(), now).startedAt();
    Duration left = Duration.between(now, began.plus(wanted));
    return left.isPositive()
        ? new CallResult.Pending(left)
        : succeeded(work, echoed(input), wanted);
  }

  /// Whether a run fails follows from its id, so that every try of it ends alike.
  private static CallResult fail(Work work, ObjectNode input) {
    double rate = input.path("rate").asDouble(1.0);
    if (share(work.call().runId()) >= rate) {
      return succeeded(work, echoed(input), Duration.ZERO);
    }
    String code = input.path("code").asString(RunFailure.PROVIDER_ERROR);
    if (!CODE.matcher(code).matches()) {
      return CallResult.failed(
          RunFailure.of(
              RunFailure.INPUT_VALIDATION_FAILED,
              "code: must be upper snake case of at most 64 characters"));
    }
    String message = input.path("message").asString("This run was asked to fail");
    return CallResult.failed(new RunFailure(code, message, stage(input, code, message)));
  }

  private static FailureStage stage(ObjectNode input, String code, String message) {
    String word = input.path("stage").asString("");
    return Arrays.stream(FailureStage.values())
        .filter(stage -> stage.word().equals(word.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElse(RunFailure.of(code, message).stage());
  }

  /// A number from 0 up to 1 that looks random and always is the same for a run.
  static double share(UUID run) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(run.toString().getBytes(StandardCharsets.UTF_8));
      long number = ByteBuffer.wrap(digest).getLong() & Long.MAX_VALUE;
      return (number % PARTS_OF_ONE) / (double) PARTS_OF_ONE;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private CallResult made(Work work, ObjectNode input, BuiltIn builtIn)
      throws InterruptedException {
    long began = parts.time().nanos();
    InputFiles files = new InputFiles(parts, work);
    // fetching waits for others, so it happens here and not on the few threads
    BuiltIn.Ready ready = builtIn.prepare(input, files);
    Future<Made> making = threads.submit(ready::make);
    try {
      Made made = making.get(work.target().timeout().toMillis(), TimeUnit.MILLISECONDS);
      Duration took = Duration.ofNanos(parts.time().nanos() - began);
      return succeeded(work, output(work, made), took);
    } catch (TimeoutException _) {
      making.cancel(true);
      return CallResult.failed(
          RunFailure.of(
              RunFailure.PROVIDER_TIMEOUT,
              "%s was not done within %d s"
                  .formatted(work.target().path(), work.target().timeout().toSeconds())));
    } catch (InterruptedException e) {
      making.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      throw thrown(e);
    }
  }

  private static RuntimeException thrown(ExecutionException e) {
    if (e.getCause() instanceof StackOverflowError) {
      return new FailureException(
          Failure.caller(RunFailure.INPUT_VALIDATION_FAILED, "The file is nested too deep"));
    }
    return e.getCause() instanceof RuntimeException inner
        ? inner
        : new IllegalStateException("a built-in broke", e.getCause());
  }

  private ObjectNode output(Work work, Made made) {
    return switch (made) {
      case Made.Data data -> Outputs.data(data.value());
      case Made.Text text -> {
        ObjectNode output = Outputs.text(text.text());
        output.set("data", text.facts());
        yield output;
      }
      case Made.File file -> {
        Asset asset =
            parts
                .assets()
                .store(work.org(), file.name(), file.bytes(), file.type(), Asset.Source.OUTPUT);
        yield Outputs.file(asset, file.facts());
      }
    };
  }

  private static CallResult succeeded(Work work, ObjectNode output, Duration took) {
    BigDecimal cost = Costs.of(work.target().price(), took);
    return new CallResult.Succeeded(output, cost, null);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
