package dev.sheaf.dialect.lindo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Which keys an answer has at which status (contract, 1.3), how a website's pages make its status
/// (1.4), and the other generation's shape (0.2).
class StandingTest {

  private static final Instant NOW = Instant.parse("2026-05-01T09:00:00Z");
  private static final PageStanding HOME = new PageStanding("", "page_h", null);
  private static final PageStanding DONE = new PageStanding("about", "page_a", null);
  private static final PageStanding OPEN = new PageStanding("menu", null, null);
  private static final PageStanding FAILED = new PageStanding("gallery", null, "Generation failed");

  @Test
  void scheduled() {
    JsonNode answer = Standing.scheduled(WorkKind.BLOG, NOW.plusSeconds(20)).answer("rec_1", NOW);
    assertThat(answer.propertyNames())
        .containsExactly("success", "done", "status", "record_id", "message", "poll_after_ms");
    assertThat(answer.path("message").asString()).isEqualTo("Scheduled for 2026-05-01T09:00:20Z.");
    assertThat(answer.path("poll_after_ms").asInt()).isEqualTo(20_000);
  }

  @ParameterizedTest
  @CsvSource({"-5, 5000", "1, 5000", "30, 30000", "60, 60000", "86400, 60000"})
  void thePauseIsWithinItsBounds(int seconds, int pause) {
    Standing scheduled = Standing.scheduled(WorkKind.PAGE, NOW.plusSeconds(seconds));
    assertThat(scheduled.pollAfterMs(NOW)).isEqualTo(pause);
  }

  @Test
  void runningWithoutAndWithAWebsite() {
    Standing early = Standing.running(WorkKind.WEBSITE, WorkKind.WEBSITE.running(), null);
    assertThat(early.answer("rec_1", NOW).propertyNames())
        .containsExactly("success", "done", "status", "record_id", "message", "poll_after_ms");
    JsonNode later = website(HOME, DONE, OPEN).answer("rec_1", NOW);
    assertThat(later.propertyNames()).contains("result", "poll_after_ms").doesNotContain("error");
    assertThat(later.path("message").asString())
        .isEqualTo("Creating your website. 2 of 3 pages complete.");
    assertThat(later.path("result").path("pages_summary").toString())
        .isEqualTo("{\"total\":3,\"complete\":2,\"running\":1,\"errored\":0}");
    assertThat(later.at("/result/pages/2").propertyNames())
        .containsExactly("slug", "path", "status");
    assertThat(later.at("/result/home_page_id").asString()).isEqualTo("page_h");
  }

  @Test
  void complete() {
    JsonNode answer = website(HOME, DONE).answer("rec_1", NOW);
    assertThat(answer.propertyNames())
        .containsExactly("success", "done", "status", "record_id", "message", "result");
    assertThat(answer.path("message").asString())
        .isEqualTo("Website created. 2 of 2 pages complete.");
  }

  @Test
  void partialAlsoWhenTheHomePageFailed() {
    JsonNode answer = website(HOME, DONE, FAILED).answer("rec_1", NOW);
    assertThat(answer.path("status").asString()).isEqualTo("partial");
    assertThat(answer.path("message").asString())
        .isEqualTo("Website created with errors. 2 of 3 pages complete, 1 failed.");
    assertThat(answer.propertyNames()).doesNotContain("error", "poll_after_ms");
    assertThat(answer.at("/result/pages/2").propertyNames())
        .containsExactly("slug", "path", "status", "error_message");
    JsonNode homeless = website(new PageStanding("", null, "x"), DONE).answer("rec_1", NOW);
    assertThat(homeless.path("status").asString()).isEqualTo("partial");
    assertThat(homeless.path("result").propertyNames()).doesNotContain("home_page_id");
  }

  @Test
  void erroredWithAndWithoutAWebsite() {
    JsonNode with = website(FAILED, FAILED).answer("rec_1", NOW);
    assertThat(with.propertyNames())
        .containsExactly("success", "done", "status", "record_id", "message", "result", "error");
    assertThat(with.path("message").asString())
        .isEqualTo("Website creation failed: Generation failed");
    JsonNode without = Standing.errored(WorkKind.BLOG, "no", null).answer("rec_1", NOW);
    assertThat(without.propertyNames())
        .containsExactly("success", "done", "status", "record_id", "message", "error");
  }

  @Test
  void cancelledIsErroredHoweverFarItCame() {
    PageStanding unwritten = new PageStanding("menu", null, Standings.CANCELLED);
    JsonNode answer = pages(true, HOME, FAILED, unwritten).answer("rec_1", NOW);
    assertThat(answer.path("status").asString()).isEqualTo("errored");
    assertThat(answer.path("error").asString()).isEqualTo("Workflow cancelled");
    assertThat(answer.at("/result/pages_summary/complete").asInt()).isEqualTo(1);
  }

  @Test
  void anItemOfABatchHasNoPause() {
    ObjectNode item = website(HOME, OPEN).item("rec_1");
    assertThat(item.propertyNames())
        .containsExactly("success", "record_id", "done", "status", "message", "result");
  }

  @Test
  void theOtherGenerationNestsAndRenames() {
    ObjectNode flat = website(HOME).answer("rec_1", NOW);
    flat.put("status_url", "/x").put("instance_id", "wf_1");
    flat.putArray("items").add(website(HOME).item("rec_2"));
    JsonNode nested = Envelope.nested(flat);
    assertThat(nested.propertyNames()).containsExactly("success", "result");
    assertThat(nested.path("result").propertyNames())
        .containsExactly("done", "status", "workflow_id", "message", "result", "items");
    assertThat(nested.at("/result/items/0").propertyNames())
        .contains("workflow_id", "success")
        .doesNotContain("record_id");
    assertThat(nested.at("/result/items").size()).isEqualTo(1);
  }

  @Test
  void onlyTheOtherGenerationHasNameAndDomain() {
    ObjectNode flat = website(HOME).answer("rec_1", NOW);
    flat.putArray("items").add(website(HOME).item("rec_2"));
    JsonNode nested = Envelope.nested(flat.deepCopy());
    assertThat(nested.at("/result/result/website_name").asString()).isEqualTo("Crumb");
    assertThat(nested.at("/result/items/0/result/domain").asString()).isEqualTo("http://x/");
    JsonNode plain = Envelope.plain(flat);
    assertThat(plain.path("result").propertyNames()).doesNotContain("website_name", "domain");
    assertThat(plain.at("/items/0/result").propertyNames())
        .doesNotContain("website_name", "domain");
  }

  private static Standing website(PageStanding... pages) {
    return pages(false, pages);
  }

  private static Standing pages(boolean isCancelled, PageStanding... pages) {
    return new PagesStanding("website_1", "Crumb", "http://x/", List.of(pages), isCancelled)
        .standing();
  }
}
