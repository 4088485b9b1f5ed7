package dev.sheaf.webhook;

import dev.sheaf.job.JobId;
import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;

/// The attempt rows: the history of every event.
final class EventAttempts {

  private final Database database;

  EventAttempts(Database database) {
    this.database = database;
  }

  void insert(Claimed claimed, Instant at, Duration duration, Sent sent) {
    @Nullable Integer status = null;
    @Nullable String failure = null;
    @Nullable String excerpt = null;
    switch (sent) {
      case Sent.Answered answer -> {
        status = answer.status();
        excerpt = answer.excerpt();
      }
      case Sent.Failed failed -> failure = Rows.json(failed.failure());
    }
    database
        .sql(
            """
            insert into webhook_attempt (event_id, number, at, duration_ms, status_code, failure, excerpt)
            values (:event, :number, :at, :duration, :status, cast(:failure as json), :excerpt)
            """)
        .param("event", claimed.id())
        .param("number", claimed.attempt())
        .param("at", Sql.at(at))
        .param("duration", duration.toMillis())
        .param("status", status, Types.SMALLINT)
        .param("failure", failure)
        .param("excerpt", excerpt)
        .update();
  }

  Map<EventId, List<Event.Attempt>> ofJob(UUID org, JobId job) {
    Map<EventId, List<Event.Attempt>> attempts = new HashMap<>();
    RowCallbackHandler read =
        row ->
            attempts
                .computeIfAbsent(new EventId(row.getString("public_id")), id -> new ArrayList<>())
                .add(Rows.attempt(row));
    database
        .sql(
            """
            select e.public_id, a.* from webhook_attempt a join webhook_event e on e.id = a.event_id
            where e.job_id = :job and e.org_id = :org order by a.event_id, a.number
            """)
        .param("job", job.value())
        .param("org", org)
        .query(read);
    return attempts;
  }
}
