package dev.sheaf.airops;

import dev.sheaf.engine.Attempt;
import dev.sheaf.engine.ItemStage;
import dev.sheaf.engine.Lane;
import dev.sheaf.engine.Outcome;
import dev.sheaf.engine.Policy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// The third phase: the fields that are still missing are asked for, page by page.
final class Enriching implements ItemStage<Analysis, Analysis> {

  static final String NAME = "enriching";

  private static final Policy POLICY =
      Policy.DEFAULT.withAttempts(4, Duration.ofSeconds(2)).withDeadline(Duration.ofMinutes(8));

  private final Enricher enricher;

  Enriching(Enricher enricher) {
    this.enricher = enricher;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<Analysis> input() {
    return Analysis.class;
  }

  @Override
  public Class<Analysis> output() {
    return Analysis.class;
  }

  @Override
  public Policy policy() {
    return POLICY;
  }

  @Override
  public List<Lane> lanes(Analysis page) {
    return List.of(enricher.lane());
  }

  @Override
  public Outcome<Analysis> attempt(Attempt<Analysis> attempt) throws InterruptedException {
    return enricher.enrich(
        attempt.input(),
        text(attempt),
        attempt.job().input(AiropsJob.class),
        attempt.idempotencyKey() + "/" + attempt.number());
  }

  static String text(Attempt<Analysis> attempt) {
    return attempt
        .content(Analyzing.NAME)
        .map(kept -> new String(Packed.unpack(kept), StandardCharsets.UTF_8))
        .orElse("");
  }
}
