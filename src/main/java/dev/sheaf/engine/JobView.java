package dev.sheaf.engine;

import dev.sheaf.job.JobId;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// A job as its stages see it: fixed once accepted.
public record JobView(
    JobId id, UUID orgId, String kind, int itemCount, Limits limits, String input) {

  /// The job's own input, as it was submitted.
  public <T> T input(Class<T> type) {
    return Json.MAPPER.readValue(input, type);
  }

  public JsonNode inputTree() {
    return Json.MAPPER.readTree(input);
  }
}
