package dev.sheaf.dialect.runflow;

import dev.sheaf.run.TargetKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A run (2.8), with the members that clients read beyond the reference.
record RunBody(
    UUID id,
    UUID orgId,
    @Nullable UUID flowId,
    @Nullable UUID modelId,
    @Nullable UUID comfyuiWorkflowId,
    String targetType,
    String targetVersion,
    String statusCode,
    String sourceCode,
    JsonNode input,
    @Nullable JsonNode output,
    @Nullable JsonNode context,
    @Nullable Long durationMs,
    @Nullable String cost,
    @Nullable JsonNode costBreakdown,
    int nodesTotal,
    int nodesCompleted,
    UUID resolvedTemplateId,
    @Nullable UUID batchId,
    @Nullable String clientRef,
    @Nullable String jurisdictionCode,
    @Nullable UUID flowVersionId,
    @Nullable String requestId,
    UUID createdBy,
    String createdAt,
    @Nullable String startedAt,
    @Nullable String completedAt,
    @Nullable String callbackUrl,
    @Nullable JsonNode metadata,
    boolean hasLogs,
    boolean hasNodeRuns,
    Links links,
    @Nullable String failureCode,
    @Nullable String failureMessage,
    @Nullable String failureStageCode,
    @Nullable Boolean feedbackIsPositive,
    @Nullable String feedbackReason,
    @Nullable UUID sourceChatMessageId,
    @Nullable JsonNode currentEvaluationSummary,
    String model,
    @Nullable SdkError error,
    @Nullable String finishedAt,
    @Nullable List<?> nodeRuns,
    @Nullable List<?> logs,
    @Nullable JsonNode flow) {

  record Links(String self, String logs, String nodeRuns, String callback) {

    static Links of(UUID run) {
      String self = "/v1/runs/" + run;
      return new Links(self, self + "/logs", self + "/node-runs", self + "/callback");
    }
  }

  /// What the SDK puts into its exception.
  record SdkError(String code, String message) {}

  /// How far a run through several steps is; one step counts for a target that has no more.
  record Steps(int total, int completed, boolean isFlow) {

    static Steps single(RunRow run) {
      return new Steps(1, run.status().equals("succeeded") ? 1 : 0, false);
    }
  }

  static RunBody of(RunRow run, Steps steps) {
    return of(run, steps, null, null);
  }

  static RunBody of(RunRow run, Steps steps, @Nullable List<?> nodeRuns, @Nullable List<?> logs) {
    RunError error = run.error();
    String ended = Times.replyOrNull(run.endedAt());
    return new RunBody(
        run.id(),
        run.orgId(),
        idIf(run, TargetKind.FLOW),
        idIf(run, TargetKind.MODEL),
        idIf(run, TargetKind.COMFYUI_WORKFLOW),
        run.targetKind().word(),
        String.valueOf(run.targetVersion()),
        run.status(),
        run.source(),
        run.input(),
        run.output(),
        null,
        Times.millisBetween(run.startedAt(), run.endedAt()),
        Money.textOrNull(run.cost()),
        run.costBreakdown(),
        steps.total(),
        steps.completed(),
        run.targetVersionId(),
        run.batchId(),
        run.clientRef(),
        null,
        run.targetKind() == TargetKind.FLOW ? run.targetVersionId() : null,
        run.requestId(),
        run.createdBy(),
        Times.reply(run.createdAt()),
        Times.replyOrNull(run.startedAt()),
        ended,
        run.callbackUrl(),
        run.metadata(),
        run.attempts() > 0,
        steps.isFlow(),
        Links.of(run.id()),
        error == null ? null : error.code(),
        error == null ? null : error.message(),
        error == null ? null : error.stageCode(),
        null,
        null,
        null,
        null,
        run.targetPath(),
        error == null ? null : new SdkError(error.code(), error.message()),
        ended,
        nodeRuns,
        logs,
        null);
  }

  private static @Nullable UUID idIf(RunRow run, TargetKind kind) {
    return run.targetKind() == kind ? run.targetId() : null;
  }
}
