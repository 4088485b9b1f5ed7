package dev.sheaf.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sheaf.asset.AssetLab.Parts;
import dev.sheaf.failure.FailureException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadsTest {

  private final AssetLab lab = new AssetLab();

  @AfterEach
  void close() {
    lab.close();
  }

  private Uploads.Session open(byte[] bytes, String type) {
    return lab.uploads.open(lab.org, "cat.png", type, bytes.length);
  }

  private void put(Uploads.Session session, String type, byte[] bytes) throws IOException {
    Parts parts = Parts.of(session.uploadUrl().toString());
    lab.uploads.receive(
        parts.id(), parts.expires(), parts.signature(), type, new ByteArrayInputStream(bytes));
  }

  private static void refused(String code, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(FailureException.class).hasMessageStartingWith(code);
  }

  @Test
  void openPutConfirmRead() throws IOException {
    Uploads.Session session = open(AssetLab.PNG, "image/png");
    assertThat(session.uploadUrl().toString()).startsWith("https://sheaf.test/files/");
    refused("UPLOAD_INCOMPLETE", () -> lab.uploads.confirm(lab.org, session.assetId()));
    assertThat(lab.assets.find(lab.org, session.assetId())).isEmpty();

    put(session, "image/png; charset=binary", AssetLab.PNG);
    assertThat(lab.assets.find(lab.org, session.assetId())).isEmpty();
    assertThat(lab.uploads.confirm(lab.otherOrg, session.assetId())).isEmpty();
    Asset asset = lab.uploads.confirm(lab.org, session.assetId()).orElseThrow();

    assertThat(asset.id()).isEqualTo(session.assetId());
    assertThat(asset.mimeType()).isEqualTo("image/png");
    assertThat(asset.name()).isEqualTo("cat.png");
    assertThat(lab.assets.find(lab.org, asset.id())).contains(asset);
    assertThat(lab.uploads.confirm(lab.org, asset.id())).contains(asset);
    assertThat(lab.assets.read(asset)).isEqualTo(AssetLab.PNG);
    refused("UPLOAD_CLOSED", () -> put(session, "image/png", AssetLab.PNG));
  }

  @Test
  void aLargeFileComesBackAsItWas() throws IOException {
    byte[] large = new byte[AssetRows.CHUNK_BYTES * 2 + 12_345];
    new java.util.Random(5).nextBytes(large);
    Uploads.Session session = open(large, "application/octet-stream");
    put(session, "application/octet-stream", large);
    Asset asset = lab.uploads.confirm(lab.org, session.assetId()).orElseThrow();

    assertThat(lab.assets.read(asset)).isEqualTo(large);
    assertThat(lab.rows("asset_chunk")).isEqualTo(3);
  }

  @Test
  void theBytesMayBeSentAgainBeforeTheConfirmation() throws IOException {
    Uploads.Session session = open(new byte[3], "text/plain");
    put(session, "text/plain", AssetLab.bytes("one"));
    put(session, "text/plain", AssetLab.bytes("two"));
    Asset asset = lab.uploads.confirm(lab.org, session.assetId()).orElseThrow();
    assertThat(lab.assets.read(asset)).isEqualTo(AssetLab.bytes("two"));
  }

  @Test
  void whatIsWrongWithAPut() throws IOException {
    Uploads.Session session = open(AssetLab.PNG, "image/png");
    Parts parts = Parts.of(session.uploadUrl().toString());
    Parts get = Parts.of(lab.urls.get(session.assetId(), Duration.ofHours(1)).toString());
    InputStream body = new ByteArrayInputStream(AssetLab.PNG);

    refused("UPLOAD_WRONG_TYPE", () -> put(session, "image/jpeg", AssetLab.PNG));
    refused("UPLOAD_WRONG_SIZE", () -> put(session, "image/png", new byte[5]));
    refused("ASSET_TOO_LARGE", () -> put(session, "image/png", new byte[Assets.BYTES_MAX + 1]));
    refused(
        "UPLOAD_FORBIDDEN",
        () ->
            lab.uploads.receive(
                parts.id(), parts.expires() + 1, parts.signature(), "image/png", body));
    refused(
        "UPLOAD_FORBIDDEN",
        () -> lab.uploads.receive(get.id(), get.expires(), get.signature(), "image/png", body));
    lab.time.advance(Duration.ofHours(2));
    refused("UPLOAD_FORBIDDEN", () -> put(session, "image/png", AssetLab.PNG));
    assertThat(lab.uploads.confirm(lab.org, session.assetId())).isEmpty();
    assertThat(lab.rows("asset_chunk")).isZero();
  }

  @ParameterizedTest
  @CsvSource({"'', image/png, 5", "a, nonsense, 5", "a, image/png, 0", "a, image/png, 52428801"})
  void whatIsWrongWithASession(String name, String type, long size) {
    refused("UPLOAD_INVALID", () -> lab.uploads.open(lab.org, name, type, size));
  }

  @Test
  void theTypeIsWhatTheBytesAre() throws IOException {
    assertThat(typeOf("picture.png", "image/png", AssetLab.bytes("<html><script>x</script>")))
        .isEqualTo("text/html");
    assertThat(typeOf("a.bin", "application/octet-stream", AssetLab.PNG)).isEqualTo("image/png");
    assertThat(typeOf("a.csv", "text/csv", AssetLab.bytes("a,b\n1,2"))).isEqualTo("text/csv");
    assertThat(typeOf("a.png", "image/png", new byte[] {0, 1, 2, 3})).isNotEqualTo("image/gif");
  }

  @ParameterizedTest
  @CsvSource({
    "a.bin, %PDF-1.7 x, application/pdf",
    "a.txt, plain words, application/octet-stream",
    "a.html, <html><script>x</script>, application/octet-stream",
    "a.png, no picture, application/octet-stream",
  })
  void bytesOfNoTypeStayThatUnlessTheyGiveThemselvesAway(String name, String bytes, String type)
      throws IOException {
    assertThat(typeOf(name, "application/octet-stream", AssetLab.bytes(bytes))).isEqualTo(type);
  }

  private String typeOf(String name, String type, byte[] bytes) throws IOException {
    Uploads.Session session = lab.uploads.open(lab.org, name, type, bytes.length);
    put(session, type, bytes);
    return lab.uploads.confirm(lab.org, session.assetId()).orElseThrow().mimeType();
  }

  @Test
  void whatABrowserCouldRunIsServedAsADownload() {
    Asset page =
        lab.assets.store(
            lab.org, "a\"b\nc é.html", AssetLab.bytes("<html><b>"), null, Asset.Source.OUTPUT);
    Asset image = lab.assets.store(lab.org, "a.png", AssetLab.PNG, null, Asset.Source.OUTPUT);

    assertThat(page.headers())
        .containsEntry("Content-Type", "text/html")
        .containsEntry(
            "Content-Disposition", "attachment; filename*=UTF-8''a%22b%20c%20%C3%A9.html")
        .containsEntry("X-Content-Type-Options", "nosniff")
        .containsEntry("Content-Security-Policy", "sandbox; default-src 'none'");
    assertThat(image.headers())
        .containsEntry("Content-Disposition", "inline; filename*=UTF-8''a.png")
        .containsEntry("Content-Length", "70");
  }

  @Test
  void manyPutsAndConfirmationsAtOnce() throws Exception {
    Uploads.Session session = open(new byte[2_000_000], "application/octet-stream");
    List<Callable<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      byte[] bytes = new byte[2_000_000];
      java.util.Arrays.fill(bytes, (byte) i);
      all.add(() -> {
        put(session, "application/octet-stream", bytes);
        return true;
      });
    }
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (var put : threads.invokeAll(all)) {
        assertThat(put.get()).isTrue();
      }
    }
    Asset asset = lab.uploads.confirm(lab.org, session.assetId()).orElseThrow();
    byte[] kept = lab.assets.read(asset);
    assertThat(kept).hasSize(2_000_000);
    assertThat(kept).containsOnly(kept[0]);
  }

  @Test
  void retentionTakesWhatHasExpired() throws IOException {
    Uploads.Session forgotten = open(AssetLab.PNG, "image/png");
    put(forgotten, "image/png", AssetLab.PNG);
    Asset kept = lab.assets.store(lab.org, "k", AssetLab.PNG, null, Asset.Source.OUTPUT);
    lab.time.advance(Duration.ofHours(2));
    assertThat(lab.assets.removeExpired()).isOne();
    assertThat(lab.assets.find(lab.org, kept.id())).contains(kept);

    lab.time.advance(Duration.ofDays(30));
    assertThat(lab.assets.find(lab.org, kept.id())).isEmpty();
    assertThat(lab.assets.removeExpired()).isOne();
    assertThat(lab.rows("asset") + lab.rows("asset_chunk")).isZero();
  }

  @Test
  void signedUrlsOpenExactlyOneAssetUntilTheyExpire() {
    Asset asset = lab.assets.store(lab.org, "a", AssetLab.PNG, null, Asset.Source.OUTPUT);
    String url = lab.assets.url(asset).toString();
    Parts parts = Parts.of(url);

    assertThat(lab.assets.opened(parts.id(), parts.expires(), parts.signature())).contains(asset);
    assertThat(lab.assets.behind(url)).contains(asset);
    assertThat(lab.assets.behind(url + "x")).isEmpty();
    assertThat(lab.assets.behind(url.replace("sheaf.test", "10.0.0.2:8080/runflow")))
        .contains(asset);
    assertThat(lab.assets.behind(url.replace("/files/", "/files/../files/x/"))).isEmpty();
    assertThat(lab.assets.behind(url.replaceFirst(".$", "_"))).isEmpty();
    assertThat(
            lab.assets.opened(new AssetId(UUID.randomUUID()), parts.expires(), parts.signature()))
        .isEmpty();
    lab.time.advance(Duration.ofHours(24));
    assertThat(lab.assets.opened(parts.id(), parts.expires(), parts.signature())).isEmpty();
    assertThat(lab.assets.behind(url)).isEmpty();
  }
}
