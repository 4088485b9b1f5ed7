package dev.sheaf.run;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Temporary.
public final class Targets {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<Target> ALL =
      Stream.of("echo", "sleep", "fail").map(Targets::target).toList();

  private static Target target(String name) {
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return new Target(
        id,
        id,
        1,
        TargetKind.MODEL,
        "builtin",
        name,
        name,
        name,
        true,
        name.equals("sleep")
            ? List.of(
                new TargetInput(id, "ms", "ms", "ms", "integer", true, null, InputLimits.NONE, 0))
            : List.of(),
        Price.FREE,
        16,
        Duration.ofSeconds(60),
        3,
        new Action.BuiltIn(name, JSON.createObjectNode()));
  }

  public static Executors temporary() {
    return new Executors((target, call, log) ->
        switch (target.slug()) {
          case "echo" -> {
            ObjectNode out = JSON.createObjectNode();
            out.putArray("outputs");
            out.set("data", call.input());
            yield new CallResult.Succeeded(
                out, new BigDecimal(call.input().path("cost").asString("0")), null);
          }
          case "sleep" -> {
            Thread.sleep(call.input().path("ms").asLong());
            yield new CallResult.Succeeded(JSON.createObjectNode(), BigDecimal.ZERO, null);
          }
          default ->
              new CallResult.Failed(
                  new RunFailure(
                      call.input().path("code").asString("PROVIDER_ERROR"),
                      "told to fail",
                      FailureStage.EXECUTION),
                  BigDecimal.ZERO);
        });
  }

  public Optional<Target> byPath(UUID org, TargetKind kind, String owner, String slug) {
    return ALL.stream()
        .filter(t -> t.kind() == kind && t.path().equals(owner + "/" + slug))
        .findFirst();
  }

  public Optional<Target> byId(UUID org, UUID id) {
    return ALL.stream().filter(t -> t.id().equals(id)).findFirst();
  }

  public Optional<Target> version(UUID id) {
    return byId(id, id);
  }

  public List<Target> list(UUID org) {
    return ALL;
  }
}
