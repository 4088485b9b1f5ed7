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

  private static final int MOMENT_MAX = 64;

  static Order read(Fields fields) {
    String prompt = fields.required("prompt", PROMPT_MIN, PROMPT_MAX);
    Instant startAt = moment(fields);
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
