package dev.sheaf.dialect.lindo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the JavaScript SDK 1.1.4 sends and reads, in the default dialect, where no other test has
/// it (contract, 5.3).
class SdkReplayTest {

  private static Agency agency;
  private static String website;

  @BeforeAll
  static void open() throws Exception {
    agency = Agency.with(Map.of());
    website = agency.site();
  }

  @AfterAll
  static void close() {
    agency.server().close();
  }

  /// Its parameters are spread beside the name, and control goes without the version.
  @Test
  void workflowsAreStartedInABatchPausedResumedAndEnded() throws Exception {
    JsonNode batch =
        agency.post(
            "/v1/ai/workflows/batch",
            """
            {"workflows":[{"workflow_name":"website","prompt":"A website for a tailor in Leeds"},
              {"workflow_name":"blog","website_id":"website_nobodys","prompt":"A post about rye"}]}
            """);
    assertThat(batch.path("total").asInt()).isEqualTo(2);
    assertThat(batch.at("/results/0/success").asBoolean()).isTrue();
    assertThat(batch.at("/results/1/success").asBoolean(true)).isFalse();
    JsonNode scheduled =
        agency.post(
            "/v1/ai/workflows/start",
            """
            {"workflow_name":"page","website_id":"%s","prompt":"A page about our ovens",
             "schedule_at":"2099-01-01T00:00:00Z"}
            """
                .formatted(website));
    String instance = scheduled.path("instance_id").asString();
    for (String control : new String[] {"pause", "resume", "terminate"}) {
      JsonNode done = agency.call("POST", "/ai/workflows/" + control + "/" + instance, null);
      assertThat(done.path("success").asBoolean()).as(control).isTrue();
      assertThat(done.path("message").asString()).startsWith("Workflow " + control);
    }
  }

  /// The batch takes what it can, and says of each file what became of it.
  @Test
  void filesAreUploadedOneByOneAndTogether() throws Exception {
    String text =
        Base64.getEncoder().encodeToString("Opens at six".getBytes(StandardCharsets.UTF_8));
    String media = "/v1/workspace/website/" + website + "/media/upload";
    JsonNode one =
        agency.post(
            media,
            "{\"file_base64\":\"data:text/plain;base64,"
                + text
                + "\",\"file_name\":\"hours.txt\"}");
    String path = one.at("/result/url").asString().replaceAll("^https?://[^/]+", "");
    assertThat(agency.server().send("GET", path, null, null).body()).isEqualTo("Opens at six");
    JsonNode batch =
        agency
            .post(
                media + "/batch",
                """
                {"files":[{"file_base64":"%s","file_name":"a.txt"},{"file_base64":"%s","file_name":"b.exe"}]}
                """
                    .formatted(text, text))
            .path("result");
    assertThat(batch.path("total").asInt()).isEqualTo(2);
    assertThat(batch.path("successful").asInt()).isOne();
    assertThat(batch.path("failed").asInt()).isOne();
    assertThat(batch.at("/uploaded/1/success").asBoolean(true)).isFalse();
    assertThat(batch.at("/uploaded/1/error").isString()).isTrue();
  }

  /// Pages are what the newer clients dropped and this one still has.
  @Test
  void pagesAreMadeInABatch() throws Exception {
    JsonNode batch =
        agency.post(
            Agency.BASE + "website/" + website + "/page/batch",
            "{\"items\":[{\"prompt\":\"A page about our team\"},{\"prompt\":\"A page about wholesale\"}]}");
    assertThat(batch.path("succeeded").asInt()).isEqualTo(2);
    String ids =
        "{\"record_ids\":[\"%s\",\"%s\"]}"
            .formatted(
                batch.at("/items/0/record_id").asString(),
                batch.at("/items/1/record_id").asString());
    JsonNode status =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () -> agency.post(Agency.BASE + "page/status/batch", ids),
                s -> s.path("done").asBoolean());
    assertThat(status.path("message").asString()).isEqualTo("2 items complete.");
    assertThat(status.at("/items/0/result/path").asString())
        .isEqualTo("/" + status.at("/items/0/result/slug").asString());
  }
}
