package dev.sheaf.run;

import dev.sheaf.failure.Failure;

/// Why a run failed, in the codes and stages of the contract, 1.5.
public record RunFailure(String code, String message, FailureStage stage) {

  public static final String INPUT_VALIDATION_FAILED = "INPUT_VALIDATION_FAILED";
  public static final String ASSET_NOT_FOUND = "ASSET_NOT_FOUND";
  public static final String MODEL_UNAVAILABLE = "MODEL_UNAVAILABLE";
  public static final String PROVIDER_RATE_LIMITED = "PROVIDER_RATE_LIMITED";
  public static final String PROVIDER_ERROR = "PROVIDER_ERROR";
  public static final String PROVIDER_TIMEOUT = "PROVIDER_TIMEOUT";
  public static final String OUTPUT_INVALID = "OUTPUT_INVALID";
  public static final String INTERNAL_ERROR = "INTERNAL_ERROR";

  /// Cuts a message that is too long, and takes out what the database cannot hold.
  public RunFailure {
    message = Failure.target(code, message).message();
  }

  /// A failure at the stage its code usually belongs to.
  public static RunFailure of(String code, String message) {
    return new RunFailure(code, message, stageOf(code));
  }

  private static FailureStage stageOf(String code) {
    return switch (code) {
      case INPUT_VALIDATION_FAILED, ASSET_NOT_FOUND -> FailureStage.PREPROCESS;
      case MODEL_UNAVAILABLE, PROVIDER_RATE_LIMITED -> FailureStage.DISPATCH;
      case OUTPUT_INVALID -> FailureStage.POSTPROCESS;
      default -> FailureStage.EXECUTION;
    };
  }
}
