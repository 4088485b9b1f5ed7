package dev.sheaf.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.store.Database;

/// What must be true of the webhook tables after anything whatever: each event is delivered, waits
/// for a moment, or has failed with its last attempt on record. Each query lists the rows that
/// break a rule.
public final class Invariants {

  private Invariants() {}

  public static void assertHold(Database database) {
    none(
        database,
        "every event counts exactly its recorded attempts, numbered without gaps",
        """
        select e.public_id from webhook_event e left join webhook_attempt a on a.event_id = e.id
        group by e.id having e.attempts <> count(a.number) or e.attempts <> coalesce(max(a.number), 0)
        """);
    none(
        database,
        "a delivered event's last attempt was answered with 2xx",
        """
        select e.public_id from webhook_event e where e.status = 'delivered' and not exists (
            select 1 from webhook_attempt a
            where a.event_id = e.id and a.number = e.attempts and a.status_code between 200 and 299)
        """);
    none(
        database,
        "a failed event has used up its attempts and its last one is on record as failed",
        """
        select e.public_id from webhook_event e where e.status = 'failed' and (
            e.attempts < e.attempts_max or not exists (
                select 1 from webhook_attempt a
                where a.event_id = e.id and a.number = e.attempts and coalesce(a.status_code, 0) not between 200 and 299))
        """);
    none(
        database,
        "a gone event's last attempt was answered with 410",
        """
        select e.public_id from webhook_event e where e.status = 'gone' and not exists (
            select 1 from webhook_attempt a
            where a.event_id = e.id and a.number = e.attempts and a.status_code = 410)
        """);
    none(
        database,
        "a job's events have places without gaps",
        """
        select job_id from webhook_event where job_id is not null
        group by job_id having max(place) <> count(*) or min(place) <> 1
        """);
    none(
        database,
        "no event had its first attempt before one in front of it",
        """
        select e.public_id from webhook_event e
        join webhook_attempt a on a.event_id = e.id and a.number = 1
        join webhook_event p on p.job_id = e.job_id and p.url = e.url and p.place < e.place
        left join webhook_attempt b on b.event_id = p.id and b.number = 1
        where b.at is null or b.at > a.at
        """);
  }

  private static void none(Database database, String rule, String query) {
    assertThat(database.sql(query).query().listOfRows()).as(rule).isEmpty();
  }
}
