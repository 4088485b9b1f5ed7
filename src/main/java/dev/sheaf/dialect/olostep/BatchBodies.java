package dev.sheaf.dialect.olostep;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sheaf.airops.AiropsJob;
import dev.sheaf.airops.Answerer;
import dev.sheaf.dialect.olostep.Phases.View;
import dev.sheaf.engine.JobSnapshot;
import java.util.Map;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// The two shapes of a batch that the vendor publishes, which differ in every member but the id
/// (6.1).
final class BatchBodies {

  private BatchBodies() {}

  /// The answer to a create (2.1).
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Created(String id, String object, long created, int totalUrls, Phases status) {

    static Created of(JobSnapshot job, Answerer answerer) {
      return new Created(
          job.job().publicId(),
          "batch_airops",
          job.job().createdAt().toEpochMilli(),
          job.job().itemCount(),
          Phases.of(job, View.CREATED, answerer));
    }
  }

  /// The answer to a status request (2.2).
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Status(
      String id,
      String object,
      long createdAt,
      int totalUrls,
      String status,
      boolean batchMode,
      Phases.Scraping scraping,
      Phases.Analyzing analyzing,
      Phases.Enriching enriching,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> metadata) {

    static Status of(JobSnapshot job, Answerer answerer) {
      Phases phases = Phases.of(job, View.FULL, answerer);
      return new Status(
          job.job().publicId(),
          "batch",
          job.job().createdAt().toEpochMilli(),
          job.job().itemCount(),
          phases.overall(),
          job.job().input(AiropsJob.class).batchMode(),
          phases.scraping(),
          phases.analyzing(),
          phases.enriching(),
          job.job().metadata());
    }
  }
}
