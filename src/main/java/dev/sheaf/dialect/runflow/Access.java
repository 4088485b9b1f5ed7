package dev.sheaf.dialect.runflow;

import dev.sheaf.tenant.Caller;
import dev.sheaf.tenant.Scopes;
import jakarta.servlet.http.HttpServletRequest;

/// Who may do what (2.0): the key's scopes, its dialect, and the organisation that the request
/// names.
final class Access {

  static final String RUNS_CREATE = "runs:create";
  static final String RUNS_READ = "runs:read";
  static final String RUNS_EXECUTE = "runs:execute";
  static final String ASSETS_CREATE = "assets:create";
  static final String ASSETS_READ = "assets:read";
  static final String WORKFLOWS_READ = "comfyui-workflows:read";
  static final String EVALUATIONS_CREATE = "evaluations:create";
  static final String EVALUATIONS_READ = "evaluations:read";
  static final String EVALUATIONS_EDIT = "evaluations:edit";
  static final String CREDIT_READ = "credit_balance:read";
  static final String CREDIT_EDIT = "credit_balance:edit";

  private static final String ORGANIZATION = "X-Organization-Id";
  private static final String DIALECT = "runflow";

  private Access() {}

  /// The caller, if it may do what the scope names.
  static Caller enter(HttpServletRequest http, String scope) {
    Caller caller = enter(http);
    if (!caller.scopes().include(scope)) {
      throw Refusal.forbidden(
          "PERMISSION_DENIED",
          "This key may not do that: it lacks the scope " + scope + ". Take a key that has it.");
    }
    return caller;
  }

  /// The caller, for what every key may do.
  static Caller enter(HttpServletRequest http) {
    Caller caller = (Caller) http.getAttribute(Caller.ATTRIBUTE);
    if (caller.dialect() != null && !caller.dialect().equals(DIALECT)) {
      throw Refusal.forbidden(
          "PERMISSION_DENIED", "This key is bound to another API of this server.");
    }
    String organization = http.getHeader(ORGANIZATION);
    if (organization != null && !organization.strip().equalsIgnoreCase("" + caller.orgId())) {
      throw Refusal.forbidden(
          "ORGANIZATION_MEMBERSHIP_REQUIRED",
          "The key does not belong to the organization that " + ORGANIZATION + " names.");
    }
    return caller;
  }

  /// Inference keys are strangers to the routes that administer (2.10).
  static Caller enterAsAdmin(HttpServletRequest http) {
    Caller caller = enter(http);
    if (!caller.scopes().include(Scopes.ADMIN)) {
      throw Refusal.unauthorized("This route needs a service key (rf_svc_…).");
    }
    return caller;
  }
}
