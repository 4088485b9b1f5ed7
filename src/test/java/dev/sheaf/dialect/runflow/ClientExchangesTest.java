package dev.sheaf.dialect.runflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.dialect.runflow.RunflowServer.Reply;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the vendor's own clients send and read, request by request as the contract has it (5.1,
/// 5.3).
class ClientExchangesTest {

  private static RunflowServer server;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    server = new RunflowServer(Map.of("allow-networks", "127.0.0.0/8"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /// The JavaScript SDK: run a model, wait for it, look at the service.
  @Test
  void theSdkRunsAModelAndWaits() throws Exception {
    Reply created =
        server.send(
            "POST",
            "/v1/models/builtin/echo/runs",
            "{\"input\":{\"text\":\"hi\"}}",
            Map.of("Accept", "application/json"));
    assertThat(created.text("id")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    assertThat(created.http().headers().firstValue("content-type").orElse(""))
        .contains("application/json");
    JsonNode run = server.awaitRun(created.text("id"));
    assertThat(run.path("status_code").asString()).isEqualTo("succeeded");
    assertThat(server.get("/v1/health").json().path("ok").asBoolean()).isTrue();
    JsonNode wrong = server.get("/v1/runs/" + java.util.UUID.randomUUID()).json();
    assertThat(wrong.path("message").isString()).isTrue();
    assertThat(wrong.path("code").asString()).isEqualTo("RUN_NOT_FOUND");
  }

  /// The SDK takes upload addresses on `https` alone, sends the bytes to them without a key, and
  /// hands the reference on to models.
  @Test
  void theSdkUploadsWhereTheServerIsReachedOverTls() throws Exception {
    String tls = "https://files.example.com";
    try (RunflowServer behind = new RunflowServer(Map.of("public-url", tls))) {
      byte[] picture = picture(40, 30);
      Reply session =
          behind.post(
              "/v1/asset-uploads",
              "{\"filename\":\"höld – 1.png\",\"mime_type\":\"image/png\",\"size_bytes\":"
                  + picture.length
                  + "}");
      assertThat(session.text("upload_url")).startsWith(tls + "/");
      String local = behind.server().address();
      assertThat(put(session.text("upload_url").replace(tls, local), picture)).isEqualTo(200);
      Reply asset =
          behind.post(
              "/v1/asset-uploads/" + session.text("asset_id") + "/confirmations",
              "{\"folder_id\":null}");
      assertThat(asset.text("id")).isEqualTo(session.text("asset_id"));
      assertThat(asset.text("url")).startsWith(tls + "/");
      assertThat(asset.text("name")).isEqualTo("höld – 1.png");
      String reference = "runflow://assets/" + asset.text("id");
      for (String image : new String[] {reference, asset.text("url")}) {
        Reply run =
            behind.post(
                "/v1/models/builtin/image-thumbnail/runs",
                "{\"input\":{\"image_url\":\"" + image + "\"},\"client_ref\":\"sdk-1\"}");
        String made =
            behind
                .awaitRun(run.text("id"))
                .at("/output/outputs/0/url")
                .asString()
                .replace(tls, local);
        assertThat(read(made).getWidth()).as(image).isEqualTo(40);
      }
    }
  }

  @Test
  void anUploadOfNoTypeIsServedAsADownloadOfNoType() throws Exception {
    byte[] text = "<html><script>x</script>".getBytes(StandardCharsets.UTF_8);
    String session =
        "{\"filename\":\"a.html\",\"mime_type\":\"application/octet-stream\",\"size_bytes\":"
            + text.length
            + "}";
    Reply opened = server.post("/v1/asset-uploads", session);
    assertThat(put(opened.text("upload_url"), "application/octet-stream", text)).isEqualTo(200);
    String confirm = "/v1/asset-uploads/" + opened.text("asset_id") + "/confirmations";
    Reply refused = server.post(confirm, "{\"folder_id\":\"" + opened.text("asset_id") + "\"}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.http().body()).contains("folder_id", "This server keeps no folders");
    Reply asset = server.post(confirm, "{}");
    assertThat(asset.text("mime_type")).isEqualTo("application/octet-stream");
    var headers = fetch(asset.text("url")).headers();
    assertThat(headers.firstValue("Content-Type")).hasValue("application/octet-stream");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Content-Disposition").orElseThrow()).startsWith("attachment;");
  }

  /// Clients know models and workflows by their paths; a flow is called like a model.
  @Test
  void aFlowIsCalledAsAModel() throws Exception {
    String flow =
        """
        targets:
          - target: google/edit
            flow:
              nodes:
                - {id: small, target: builtin/image-thumbnail, input: {image_url: "{{/input/image_urls/0}}"}}
              output: {outputs: "{{/nodes/small/outputs}}"}
        """;
    assertThat(server.post("/v1/admin/targets", flow).status()).isEqualTo(200);
    String data =
        "data:image/png;base64," + java.util.Base64.getEncoder().encodeToString(picture(20, 10));
    Reply created =
        server.post(
            "/v1/models/google/edit/runs", "{\"input\":{\"image_urls\":[\"" + data + "\"]}}");
    assertThat(created.text("target_type")).isEqualTo("flow");
    JsonNode run = server.awaitRun(created.text("id"));
    assertThat(read(run.at("/output/outputs/0/url").asString()).getWidth()).isEqualTo(20);
    assertThat(server.post("/v1/flows/google/edit/runs", "{\"input\":{}}").status()).isEqualTo(201);
    assertThat(server.post("/v1/comfyui-workflows/google/edit/runs", "{\"input\":{}}").status())
        .isEqualTo(404);
  }

  /// The Python tools: an upload, a model on it, the balance, workflows with and without a picture,
  /// the evaluations.
  @Test
  void thePythonToolsMakeAnAdvert() throws Exception {
    byte[] picture = picture(300, 200);
    Reply upload =
        server.post(
            "/v1/asset-uploads",
            "{\"filename\":\"hero.png\",\"mime_type\":\"image/png\",\"size_bytes\":"
                + picture.length
                + "}");
    assertThat(upload.status()).isEqualTo(201);
    assertThat(put(upload.text("upload_url"), picture)).isIn(200, 201, 204);
    Reply confirmed =
        server.post("/v1/asset-uploads/" + upload.text("asset_id") + "/confirmations", "{}");
    assertThat(confirmed.status()).isEqualTo(201);
    String hero = confirmed.text("url");

    Reply removal =
        server.post(
            "/v1/models/runflow/background-removal/runs",
            "{\"input\":{\"image_url\":\"" + hero + "\"}}");
    server.awaitRun(removal.text("id"));
    JsonNode removed = server.get("/v1/runs/" + removal.text("id") + "?add_signature=true").json();
    String cutOut = removed.at("/output/image_urls/0").asString();
    assertThat(read(cutOut).getWidth()).isEqualTo(300);

    JsonNode balance = server.get("/v1/credit-balances").json();
    assertThat(Double.parseDouble(balance.at("/items/0/balance_usd").asString())).isPositive();

    Reply variant =
        server.post(
            "/v1/comfyui-workflows/runflow-access/brand-locked-variant-nux/runs",
            """
            {"input": {"Hero Image": "%s", "Headline": "H", "Aux Reference 1": "%s"}, "client_ref": "ref-1", "metadata": {"format": "1:1"}}
            """
                .formatted(cutOut, cutOut));
    JsonNode made = server.awaitRun(variant.text("id"));
    assertThat(made.path("status_code").asString()).as(made.toString()).isEqualTo("succeeded");
    assertThat(made.path("target_type").asString()).isEqualTo("comfyui_workflow");
    assertThat(made.path("comfyui_workflow_id").isString()).isTrue();
    assertThat(read(made.at("/output/outputs/0/url").asString())).isNotNull();
    assertThat(server.get("/v1/runs/" + variant.text("id") + "/evaluations").json().path("items"))
        .isEmpty();
  }

  /// Files in inputs become assets, and references are fresh URLs whenever they are read.
  @Test
  void aPictureWithinTheInputIsStored() throws Exception {
    String data =
        "data:image/png;base64," + java.util.Base64.getEncoder().encodeToString(picture(64, 64));
    Reply created =
        server.post(
            "/v1/models/builtin/image-thumbnail/batches",
            "{\"input\":[{\"image_url\":\""
                + data
                + "\",\"width\":16},{\"image_url\":\"runflow://assets/"
                + java.util.UUID.randomUUID()
                + "\"}]}");
    assertThat(created.status()).isEqualTo(201);
    JsonNode batch = server.awaitBatch(created.text("id"));
    assertThat(batch.at("/input/0/image_url").asString()).startsWith("http://127.0.0.1:");
    assertThat(read(batch.at("/output/items/0/output/outputs/0/url").asString()).getWidth())
        .isEqualTo(16);
    assertThat(batch.at("/output/items/1/error/code").asString()).isEqualTo("ASSET_NOT_FOUND");
    Reply alone =
        server.post(
            "/v1/models/builtin/image-thumbnail/runs",
            "{\"input\":{\"image_url\":\"runflow://assets/" + java.util.UUID.randomUUID() + "\"}}");
    assertThat(alone.status()).isEqualTo(422);
  }

  /// On a server that has not signed anything before, and in a read of one moment.
  @Test
  void theFirstUrlOfAllIsSignedInAPoll() throws Exception {
    try (RunflowServer fresh = new RunflowServer(Map.of())) {
      String data =
          "data:image/png;base64," + java.util.Base64.getEncoder().encodeToString(picture(32, 32));
      Reply created =
          fresh.post(
              "/v1/models/builtin/image-thumbnail/batches",
              "{\"input\":[{\"image_url\":\"" + data + "\",\"width\":16}]}");
      JsonNode batch = fresh.awaitBatch(created.text("id"));
      assertThat(batch.at("/output/items/0/output/outputs/0/url").asString())
          .contains("signature=");
    }
  }

  @Test
  void aFileIsForWhoeverHoldsItsUrlAndNobodyElse() throws Exception {
    byte[] picture = picture(8, 8);
    Reply upload =
        server.post(
            "/v1/asset-uploads",
            "{\"filename\":\"a.png\",\"mime_type\":\"image/png\",\"size_bytes\":"
                + picture.length
                + "}");
    assertThat(put(upload.text("upload_url").replaceAll("signature=..", "signature=xx"), picture))
        .isEqualTo(403);
    assertThat(put(upload.text("upload_url"), new byte[3])).isEqualTo(422);
    assertThat(put(upload.text("upload_url"), picture)).isEqualTo(200);
    String confirmations = "/v1/asset-uploads/" + upload.text("asset_id") + "/confirmations";
    Map<String, String> stranger = RunflowServer.as(server.keyOfAnother());
    assertThat(server.send("POST", confirmations, "", stranger).status()).isEqualTo(404);
    String url = server.post(confirmations, "").text("url");
    HttpResponse<byte[]> file = fetch(url);
    assertThat(file.headers().firstValue("content-type")).contains("image/png");
    assertThat(file.headers().firstValue("content-security-policy").orElse("")).contains("sandbox");
    assertThat(file.body()).isEqualTo(picture);
    assertThat(fetch(url.replaceAll("expires=\\d", "expires=9")).statusCode()).isEqualTo(403);
    String asset = "/v1/assets/" + upload.text("asset_id");
    assertThat(server.get(asset).json().path("size_bytes").asInt()).isEqualTo(picture.length);
    assertThat(server.send("GET", asset, null, stranger).status()).isEqualTo(404);
  }

  private static int put(String url, byte[] bytes) throws Exception {
    return put(url, "image/png", bytes);
  }

  private static int put(String url, String type, byte[] bytes) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", type)
            .PUT(BodyPublishers.ofByteArray(bytes))
            .build();
    return HTTP.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static HttpResponse<byte[]> fetch(String url) throws Exception {
    return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
  }

  private static BufferedImage read(String url) throws Exception {
    return ImageIO.read(new ByteArrayInputStream(fetch(url).body()));
  }

  private static byte[] picture(int width, int height) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }
}
