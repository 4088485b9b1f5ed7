package dev.sheaf.webhook;

import dev.sheaf.job.JobId;
import dev.sheaf.store.Database;
import dev.sheaf.time.Time;
import java.util.List;
import java.util.UUID;

/// The face of the package: events go in, are looked at, and are sent again.
public final class Webhooks {

  private final Database database;
  private final Events events;
  private final EventAttempts attempts;
  private final Deliverer deliverer;
  private final Time time;

  public Webhooks(Database database, Deliverer deliverer, Time time) {
    this.database = database;
    this.events = new Events(database);
    this.attempts = new EventAttempts(database);
    this.deliverer = deliverer;
    this.time = time;
  }

  /// Accepts an event for delivery. Inside the caller's transaction, so that the event is there
  /// exactly when the step is that it tells of; it is on its way as soon as that commits.
  public void enqueue(NewEvent event) {
    database.transact(() -> {
      if (event.jobId() != null) {
        events.lockPlaces(event.jobId());
      }
      events.insert(event, time.instant());
      database.afterCommit(deliverer::poke);
    });
  }

  /// As [#enqueue], unless an event of the job still waits or is being sent. False: one does, and
  /// nothing was done.
  public boolean enqueueIfIdle(JobId job, NewEvent event) {
    return database.inTransaction(() -> {
      events.lockPlaces(job);
      if (events.isWaiting(job)) {
        return false;
      }
      enqueue(event);
      return true;
    });
  }

  /// The job's events in order, each with its attempts.
  public List<Event> history(UUID org, JobId job) {
    return events.ofJob(org, job, attempts.ofJob(org, job));
  }

  /// Sends the event once more, under the same id and the next attempt number. One that still waits
  /// for its next attempt is sent now. False: there is no such event, or it is no longer kept.
  public boolean redeliver(UUID org, EventId event) {
    boolean found = events.redeliver(org, event, time.instant());
    database.afterCommit(deliverer::poke);
    return found;
  }
}
