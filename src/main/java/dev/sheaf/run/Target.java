package dev.sheaf.run;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// One version of a target, as it was when a run was accepted.
///
/// @param slug may have several segments, `seedance/2.0/fast`
/// @param maxConcurrency how many calls may be under way at once in one node
/// @param timeout of one call
/// @param attempts how often a run is tried, the first included
/// @param strict whether inputs that are not declared are refused
public record Target(
    UUID id,
    UUID versionId,
    int version,
    TargetKind kind,
    String owner,
    String slug,
    String name,
    String description,
    boolean enabled,
    List<TargetInput> inputs,
    Price price,
    int maxConcurrency,
    Duration timeout,
    int attempts,
    Action action,
    boolean strict) {

  public static final int CONCURRENCY_MAX = 1_000;
  public static final Duration TIMEOUT_MAX = Duration.ofHours(1);
  public static final int ATTEMPTS_MAX = 20;
  public static final int INPUTS_MAX = 100;

  public Target {
    inputs = List.copyOf(inputs);
  }

  public Target(
      UUID id,
      UUID versionId,
      int version,
      TargetKind kind,
      String owner,
      String slug,
      String name,
      String description,
      boolean enabled,
      List<TargetInput> inputs,
      Price price,
      int maxConcurrency,
      Duration timeout,
      int attempts,
      Action action) {
    this(
        id,
        versionId,
        version,
        kind,
        owner,
        slug,
        name,
        description,
        enabled,
        inputs,
        price,
        maxConcurrency,
        timeout,
        attempts,
        action,
        false);
  }

  /// `owner/slug`.
  public String path() {
    return owner + "/" + slug;
  }

  /// How many nodes a run of it has: those of a flow, else one.
  public int nodesTotal() {
    return action instanceof Action.Flow(List<FlowNode> nodes, var _) ? nodes.size() : 1;
  }
}
