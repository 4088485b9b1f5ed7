package dev.sheaf.dialect.runflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sheaf.store.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A subscription of a whole organisation (section 3). Without codes it is to every event.
record OrgWebhook(
    UUID id,
    UUID orgId,
    String url,
    String secret,
    List<String> codes,
    @Nullable Instant disabledAt,
    @Nullable Instant lastTriggeredAt,
    Instant createdAt,
    Instant updatedAt) {

  private static final int FINGERPRINT = 16;

  OrgWebhook {
    codes = List.copyOf(codes);
  }

  static OrgWebhook of(ResultSet row) throws SQLException {
    return new OrgWebhook(
        row.getObject("id", UUID.class),
        row.getObject("org_id", UUID.class),
        row.getString("url"),
        row.getString("secret"),
        Arrays.asList((String[]) row.getArray("event_type_codes").getArray()),
        Sql.instantOrNull(row, "disabled_at"),
        Sql.instantOrNull(row, "last_triggered_at"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "updated_at"));
  }

  private String fingerprint() {
    return CallbackSignature.of("fingerprint".getBytes(StandardCharsets.US_ASCII), secret)
        .substring(0, FINGERPRINT);
  }

  Body body(boolean withSecret) {
    return new Body(
        withSecret ? secret : null,
        id,
        orgId,
        url,
        fingerprint(),
        Times.replyOrNull(disabledAt),
        Times.replyOrNull(lastTriggeredAt),
        codes.stream().map(code -> new Subscription(id, code)).toList(),
        Times.reply(createdAt),
        Times.reply(updatedAt));
  }

  /// As it is shown: with its secret only in the reply that made it.
  record Body(
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret,
      UUID id,
      UUID orgId,
      String url,
      String secretFingerprint,
      @Nullable String disabledAt,
      @Nullable String lastTriggeredAt,
      List<Subscription> eventSubscriptions,
      String createdAt,
      String updatedAt) {}

  /// One event that a webhook wants.
  record Subscription(UUID webhookId, String eventTypeCode) {}
}
