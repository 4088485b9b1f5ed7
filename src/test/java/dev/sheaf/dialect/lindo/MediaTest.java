package dev.sheaf.dialect.lindo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.TestServer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Files are handed in and served beside a website's pages (contract, 3.1).
class MediaTest {

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

  @Test
  void aDrawingThatIsHandedInRunsNothingEither() throws Exception {
    String svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
    String file = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    String upload = Agency.SITES + website + "/media/upload";
    String body =
        TestServer.JSON.writeValueAsString(Map.of("file_base64", file, "file_name", "a.svg"));
    assertThat(agency.post(upload, body).at("/result/media_type").asString()).isEqualTo("images");
    HttpResponse<String> drawing =
        agency.server().send("GET", "/sites/" + website + "/media/a.svg", null, null);
    assertThat(drawing.headers().firstValue("content-security-policy").orElseThrow())
        .startsWith("default-src 'none'")
        .endsWith("sandbox");
    agency.assertRefused(
        "POST",
        upload,
        "{\"file_base64\":\"!!!\",\"file_name\":\"a.png\"}",
        "file_base64: Invalid base64");
  }

  @Test
  void mediaIsServedBesideThePages() throws Exception {
    String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    String base64 = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    String upload = Agency.SITES + website + "/media/upload";
    JsonNode kept =
        agency.post(upload, "{\"file_base64\":\"" + base64 + "\",\"file_name\":\"My Logo.svg\"}");
    assertThat(kept.at("/result/url").asString()).endsWith("/media/my-logo.svg");
    assertThat(agency.page(website, "/media/my-logo.svg")).isEqualTo(svg);
    JsonNode batch =
        agency.post(
            upload + "/batch",
            "{\"files\":[{\"file_base64\":\""
                + base64
                + "\",\"file_name\":\"a.svg\"},"
                + "{\"file_base64\":\""
                + base64
                + "\",\"file_name\":\"a.html\"}]}");
    assertThat(batch.at("/result/successful").asInt()).isEqualTo(1);
    assertThat(batch.at("/result/uploaded/1/error").asString()).startsWith("file_name: ");
  }
}
