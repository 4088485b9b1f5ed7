package dev.sheaf;

import static dev.sheaf.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/// `./sheaf export` and `./sheaf credits`, beside a running server.
class WebsiteCommandsTest {

  private static TestServer server;
  private static String website = "";

  @TempDir Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void makeAWebsite() throws Exception {
    server = new TestServer(Map.of());
    JsonNode made =
        json(
            server.post(
                "/v1/ai/workspace/website",
                "{\"prompt\":\"A website for the bakery 'Crumb' in Leeds with an about page\"}"));
    await()
        .until(() -> json(server.get(made.path("status_url").asString())).path("done").asBoolean());
    website = made.path("website_id").asString();
    server.post(
        "/v1/workspace/website/" + website + "/media/upload",
        "{\"file_base64\":\"aGk=\",\"file_name\":\"a.txt\"}");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--database-url", server.databaseUrl()));
    CommandLine line = Sheaf.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return line.execute(all.toArray(String[]::new));
  }

  @Test
  void aWebsiteIsExportedForAnotherHost() throws Exception {
    Path site = folder.resolve("site");
    assertThat(run("export", website, site.toString(), "--url", "https://crumb.example/")).isZero();
    assertThat(out.toString()).contains("files into " + site);
    assertThat(Files.readString(site.resolve("index.html")))
        .contains("Crumb", "rel=\"canonical\" href=\"https://crumb.example/\"");
    assertThat(Files.readString(site.resolve("sitemap.xml")))
        .contains("https://crumb.example/about/");
    assertThat(Files.readString(site.resolve("media/a.txt"))).isEqualTo("hi");
    assertThat(run("export", website, site.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("is not empty");
  }

  @Test
  void whatSearchEnginesShallLeaveOutIsExportedSo() throws Exception {
    server.post(
        "/v1/workspace/website/" + website + "/pages/create",
        "{\"html\":\"<p>x</p>\",\"path\":\"hidden\",\"seo\":{\"page_title\":\"T\",\"noindex\":true}}");
    Path site = folder.resolve("site");
    assertThat(run("export", website, site.toString())).isZero();
    assertThat(Files.readString(site.resolve("hidden/index.html")))
        .contains("<meta name=\"robots\" content=\"noindex\">");
    assertThat(Files.readString(site.resolve("sitemap.xml"))).doesNotContain("hidden");
  }

  @Test
  void whatCannotBeExportedIsSaid() {
    String site = folder.resolve("none").toString();
    assertThat(run("export", "website_x", site)).isEqualTo(1);
    assertThat(err.toString()).contains("There is no website \"website_x\" here");
    assertThat(run("export", website, site, "--url", "crumb.example")).isEqualTo(2);
    assertThat(err.toString()).contains("--url is \"crumb.example\", must be like");
  }

  @Test
  void creditsAreShownAndChanged() {
    assertThat(run("credits", "--monthly", "500", "--add", "70")).isZero();
    assertThat(out.toString()).containsPattern("monthly +[0-9]+ left of +500");
    assertThat(out.toString()).containsPattern("purchased +70 left of +70");
    assertThat(run("credits", "--daily", "-1")).isEqualTo(2);
    assertThat(err.toString()).contains("--daily is -1, must be 0 to");
  }
}
