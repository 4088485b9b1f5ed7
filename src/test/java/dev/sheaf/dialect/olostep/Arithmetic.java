package dev.sheaf.dialect.olostep;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;

/// The contract's arithmetic (1.5), asserted on what is on the wire.
public final class Arithmetic {

  private Arithmetic() {}

  /// `phases` has the members scraping, analyzing and enriching.
  public static void assertHolds(JsonNode phases, int totalUrls) {
    JsonNode scraping = phases.path("scraping");
    JsonNode analyzing = phases.path("analyzing");
    JsonNode enriching = phases.path("enriching");
    int valid = scraping.path("valid").asInt();
    int succeeded = scraping.path("succeeded").asInt();
    int scraped = succeeded + scraping.path("failed").asInt();
    assertThat(scraping.path("submitted").asInt()).isEqualTo(totalUrls);
    assertThat(valid).isBetween(0, totalUrls);
    assertThat(scraped).isLessThanOrEqualTo(valid);
    if (is(scraping, "completed")) {
      assertThat(scraped).isEqualTo(valid);
      assertThat(analyzing.path("started_at").asLong())
          .isEqualTo(scraping.path("completed_at").asLong());
    }
    int analyzed = analyzing.path("items_analyzed").asInt();
    int needing = analyzing.path("items_needing_enrichment").asInt();
    assertThat(analyzed).isEqualTo(needing + analyzing.path("items_complete").asInt());
    assertThat(analyzed).isLessThanOrEqualTo(succeeded);
    if (is(analyzing, "completed")) {
      assertThat(enriching.path("items_to_enrich").asInt()).isEqualTo(needing);
      assertFields(analyzing.path("fields_to_enrich"), needing);
    } else {
      assertThat(analyzing.path("fields_to_enrich").isNull()).isTrue();
    }
    int enriched =
        enriching.path("items_enriched").asInt() + enriching.path("items_failed").asInt();
    assertThat(enriched).isLessThanOrEqualTo(enriching.path("items_to_enrich").asInt());
    if (is(enriching, "completed")) {
      assertThat(enriched).isEqualTo(needing);
    }
    if (is(enriching, "skipped")) {
      assertThat(needing).isZero();
    }
  }

  private static void assertFields(JsonNode fields, int needing) {
    long sum = 0;
    for (JsonNode count : fields.values()) {
      assertThat(count.asInt()).isBetween(0, needing);
      sum += count.asLong();
    }
    assertThat(fields.size()).isEqualTo(5);
    assertThat(sum).isGreaterThanOrEqualTo(needing);
  }

  private static boolean is(JsonNode phase, String state) {
    return phase.path("state").asString().equals(state);
  }
}
