package dev.sheaf.engine;

import dev.sheaf.failure.Failure;
import dev.sheaf.job.JobId;
import dev.sheaf.job.Tally;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// The engine's values as they stand in columns.
final class Rows {

  private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};
  private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};

  private Rows() {}

  static Tally tally(ResultSet row) throws SQLException {
    return new Tally(
        row.getInt("total"),
        row.getInt("succeeded"),
        row.getInt("failed"),
        row.getInt("cancelled"),
        row.getInt("going_on"),
        row.getBigDecimal("cost"),
        counts(row.getString("counts")));
  }

  static UUID[] ids(Collection<JobId> jobs) {
    return jobs.stream().map(JobId::value).toArray(UUID[]::new);
  }

  static Map<String, Long> counts(String json) {
    return json.equals("{}") ? Map.of() : Json.MAPPER.readValue(json, COUNTS);
  }

  static Map<String, String> strings(String json) {
    return json.equals("{}") ? Map.of() : Json.MAPPER.readValue(json, STRINGS);
  }

  static String json(Object value) {
    return Json.MAPPER.writeValueAsString(value);
  }

  static byte @Nullable [] jsonBytes(@Nullable Object value) {
    return value == null ? null : Json.MAPPER.writeValueAsBytes(value);
  }

  static @Nullable Failure failure(@Nullable String json) {
    return json == null ? null : Json.MAPPER.readValue(json, Failure.class);
  }

  static @Nullable String failureJson(@Nullable Failure failure) {
    return failure == null ? null : json(failure);
  }

  static @Nullable BigDecimal costOrNull(BigDecimal cost) {
    return cost.signum() == 0 ? null : cost;
  }
}
