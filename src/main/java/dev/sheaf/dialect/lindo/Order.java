package dev.sheaf.dialect.lindo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing to make, as a request says it.
///
/// @param client whose website it is to be
/// @param publish of an edit
record Order(
    String prompt, @Nullable Instant startAt, @Nullable ClientRef client, boolean publish) {

  static final int BATCH_MAX = 25;
  static final int PROMPT_MIN = 10;
  static final int PROMPT_MAX = 20_000;

  static final String PAST = "schedule_at must be in the future";

  private static final int MOMENT_MAX = 64;

  /// An order of its own, which may not be for the past.
  static Order single(Fields fields, Instant now) {
    return read(fields, now);
  }

  /// One of a batch: whether its time has passed is found out later, for it alone (contract, 2.2).
  static Order read(Fields fields) {
    return read(fields, null);
  }

  private static Order read(Fields fields, @Nullable Instant now) {
    String prompt = fields.required("prompt", PROMPT_MIN, PROMPT_MAX);
    Instant startAt = moment(fields);
    if (now != null && startAt != null && !startAt.isAfter(now)) {
      fields.problem(PAST);
    }
    Fields client = fields.object("client");
    return new Order(
        prompt,
        startAt,
        client == null ? null : ClientRef.read(client),
        Boolean.TRUE.equals(fields.flag("publish")));
  }

  private static @Nullable Instant moment(Fields fields) {
    String text = fields.text("schedule_at", MOMENT_MAX);
    if (text == null || !fields.tree("schedule_at").isString()) {
      return null;
    }
    var moment = Moments.parse(text);
    if (moment.isEmpty()) {
      fields.error("schedule_at", "Invalid datetime");
    }
    return moment.orElse(null);
  }
}
