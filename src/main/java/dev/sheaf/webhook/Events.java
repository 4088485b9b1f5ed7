package dev.sheaf.webhook;

import dev.sheaf.job.JobId;
import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The event rows.
final class Events {

  /// Due events looked at in one claim.
  private static final int DUE_MAX = 1_000;

  private final Database database;

  Events(Database database) {
    this.database = database;
  }

  /// Serialises the enqueuing for one job until the transaction ends. The next event's place is the
  /// next number then, and it is never seen by a deliverer before the one in front of it.
  void lockPlaces(JobId job) {
    database
        .sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(:key, 0))) as lock")
        .param("key", "webhook/" + job)
        .query(Integer.class)
        .single();
  }

  boolean isWaiting(JobId job) {
    return database
        .sql(
            "select exists (select 1 from webhook_event where job_id = :job and status = 'waiting')")
        .param("job", job.value())
        .query(Boolean.class)
        .single();
  }

  void insert(NewEvent event, Instant now) {
    @Nullable UUID job = event.jobId() == null ? null : event.jobId().value();
    database
        .sql(
            """
            insert into webhook_event (public_id, org_id, job_id, place, type, url, receiver, body, body_form, headers, policy, status, attempts_max, next_at, created_at)
            values (:id, :org, :job,
                (select coalesce(max(place), 0) + 1 from webhook_event where job_id = :job),
                :type, :url, :receiver, :body, :form, cast(:headers as json), cast(:policy as json), 'waiting', :max, :now, :now)
            """)
        .param("id", event.id().value())
        .param("org", event.orgId())
        .param("job", job, Types.OTHER)
        .param("type", event.type())
        .param("url", event.url().toString())
        .param("receiver", event.receiver())
        .param("body", event.body())
        .param("form", event.form().word())
        .param("headers", Rows.json(event.headers()))
        .param("policy", Rows.json(event.policy()))
        .param("max", event.policy().attempts())
        .param("now", Sql.at(now))
        .update();
  }

  /// Claims due events, `perReceiver` of one receiver at most, counting those in `flying`.
  ///
  /// A first attempt waits for the first attempts of the job's earlier events to the same URL, not
  /// for their retries. That is safe against a claim running at the same moment: another node's
  /// claim leaves `attempts` alone, so what it holds still blocks what follows.
  List<Claimed> claim(
      Instant now, Duration claimFor, int limit, Map<String, Integer> flying, int perReceiver) {
    return database
        .sql(
            """
            with flying as (
                select key as receiver, cast(value as int) as count from json_each_text(cast(:flying as json))
            ), due as (
                select e.id, e.receiver, e.next_at, coalesce(f.count, 0) as flying
                from webhook_event e left join flying f on f.receiver = e.receiver
                where e.status = 'waiting' and e.next_at <= :now
                  and (e.claimed_until is null or e.claimed_until <= :now)
                  and coalesce(f.count, 0) < :perReceiver
                  and (e.attempts > 0 or not exists (
                    select 1 from webhook_event p
                    where p.job_id = e.job_id and p.place < e.place and p.url = e.url
                      and p.status = 'waiting' and p.attempts = 0))
                order by e.next_at, e.id limit :dueMax
            ), ranked as (
                select id, flying + row_number() over (partition by receiver order by next_at, id) as rank from due
            ), picked as (
                select e.id from webhook_event e join ranked r on r.id = e.id
                where r.rank <= :perReceiver and e.status = 'waiting' and e.next_at <= :now
                  and (e.claimed_until is null or e.claimed_until <= :now)
                order by e.next_at, e.id limit :limit for update of e skip locked
            )
            update webhook_event e set claimed_until = :until, epoch = e.epoch + 1
            from picked where e.id = picked.id
            returning e.*
            """)
        .param("flying", Rows.json(flying))
        .param("now", Sql.at(now))
        .param("until", Sql.at(now.plus(claimFor)))
        .param("perReceiver", perReceiver)
        .param("dueMax", DUE_MAX)
        .param("limit", limit)
        .query((row, n) -> Rows.claimed(row))
        .list();
  }

  /// Writes how the event stands after an attempt. False: the claim is no longer ours.
  boolean settle(
      Claimed claimed, EventStatus status, @Nullable Instant nextAt, @Nullable Instant settledAt) {
    return database
            .sql(
                """
                update webhook_event
                set status = :status, attempts = :attempt, next_at = :next, settled_at = :settled, claimed_until = null
                where id = :id and epoch = :epoch and claimed_until is not null
                """)
            .param("status", status.word())
            .param("attempt", claimed.attempt())
            .param("next", Sql.atOrNull(nextAt), Types.TIMESTAMP_WITH_TIMEZONE)
            .param("settled", Sql.atOrNull(settledAt), Types.TIMESTAMP_WITH_TIMEZONE)
            .param("id", claimed.id())
            .param("epoch", claimed.epoch())
            .update()
        == 1;
  }

  /// Gives a claim back, so that nobody has to wait until it times out.
  void release(Claimed claimed) {
    database
        .sql("update webhook_event set claimed_until = null where id = :id and epoch = :epoch")
        .param("id", claimed.id())
        .param("epoch", claimed.epoch())
        .update();
  }

  /// Makes the next attempt due now; a settled event gets one more. One that is being sent at this
  /// moment stays as it is. False: there is no such event.
  boolean redeliver(UUID org, EventId event, Instant now) {
    return database
            .sql(
                """
                update webhook_event
                set next_at = case when claimed_until > :now then next_at else :now end,
                    attempts_max = case when status = 'waiting' then attempts_max else attempts + 1 end,
                    status = 'waiting', settled_at = null
                where public_id = :event and org_id = :org
                """)
            .param("now", Sql.at(now))
            .param("event", event.value())
            .param("org", org)
            .update()
        == 1;
  }

  List<Event> ofJob(UUID org, JobId job, Map<EventId, List<Event.Attempt>> attempts) {
    return database
        .sql("select * from webhook_event where job_id = :job and org_id = :org order by place")
        .param("job", job.value())
        .param("org", org)
        .query((row, n) ->
            Rows.event(
                row, attempts.getOrDefault(new EventId(row.getString("public_id")), List.of())))
        .list();
  }

  /// Removes events that were settled before then, with their history; answers how many.
  int removeSettled(Instant before, int limit) {
    return database
        .sql(
            """
            delete from webhook_event where id in (
                select id from webhook_event
                where status <> 'waiting' and settled_at < :before
                order by settled_at limit :limit for update skip locked)
            """)
        .param("before", Sql.at(before))
        .param("limit", limit)
        .update();
  }
}
