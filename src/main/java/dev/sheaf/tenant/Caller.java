package dev.sheaf.tenant;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who makes a request: an organisation, through one of its keys, which may be bound to one
/// dialect.
public record Caller(UUID orgId, UUID keyId, @Nullable String dialect, Scopes scopes) {

  /// The request attribute it is found under.
  public static final String ATTRIBUTE = "dev.sheaf.caller";
}
