package dev.sheaf.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sheaf.llm.StubProvider;
import dev.sheaf.llm.StubSites;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A server that is killed while it writes the pages of a website finishes it after its start, and
/// writes no page twice.
@Tag("process")
class WebsiteKillTest {

  private static final int PAGES = 6;

  @TempDir Path folder = Path.of("");

  @Test
  void aWebsiteIsFinishedAfterAKill() throws Exception {
    try (StubProvider stub = StubProvider.start().latency(Duration.ofMillis(300));
        ServerProcess server = server(stub)) {
      stub.answering(asked -> StubSites.answer(asked, PAGES, "none"));
      server.awaitReady();
      JsonNode made =
          server.post(
              "/v1/ai/workspace/website",
              Map.of("prompt", "A website for the bakery 'Crumb' in Leeds"));
      String statusUrl = made.path("status_url").asString();
      await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> server.get(statusUrl).at("/result/pages_summary/complete").asInt() > 0);
      server.kill();
      server.start().awaitReady();
      JsonNode status =
          await()
              .atMost(Duration.ofSeconds(60))
              .until(() -> server.get(statusUrl), s -> s.path("done").asBoolean());
      assertThat(status.path("message").asString())
          .isEqualTo("Website created. 6 of 6 pages complete.");
      assertNoPageTwice(server, made.path("website_id").asString(), status);
    }
  }

  private static void assertNoPageTwice(ServerProcess server, String website, JsonNode status)
      throws Exception {
    JsonNode list = server.get("/v1/workspace/website/" + website + "/pages/list").path("result");
    List<String> listed = new ArrayList<>();
    list.path("list").forEach(page -> listed.add(page.path("page_id").asString()));
    List<String> told = new ArrayList<>();
    status.at("/result/pages").forEach(page -> told.add(page.path("page_id").asString()));
    assertThat(listed).hasSize(PAGES).doesNotHaveDuplicates().containsExactlyElementsOf(told);
  }

  private ServerProcess server(StubProvider stub) throws Exception {
    return new ServerProcess(
            folder.resolve("log"),
            "--data",
            folder.resolve("data").toString(),
            "--openai-base-url",
            stub.openAiUrl().toString(),
            "--openai-api-key",
            "stub-key-123456",
            "--llm-model",
            StubProvider.MODEL)
        .start();
  }
}
