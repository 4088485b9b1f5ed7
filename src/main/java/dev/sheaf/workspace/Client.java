package dev.sheaf.workspace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A customer of an organisation.
public record Client(
    String id,
    String email,
    @Nullable String fullName,
    @Nullable String phone,
    int websiteLimit,
    @Nullable Integer creditLimit,
    boolean isSuspended,
    Instant createdAt) {

  public static final int EMAIL_MAX = 320;
  public static final int NAME_MAX = 200;
  public static final int WEBSITE_LIMIT_MAX = 1_000_000;
}
