package dev.sheaf.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.asset.Asset;
import dev.sheaf.asset.AssetId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class ImageStepsTest {

  private static final int RED = 0xffff0000;
  private static final int BLUE = 0xff0000ff;

  private final RunLab lab = new RunLab();
  private final Endpoint endpoint = new Endpoint();

  @AfterEach
  void close() {
    endpoint.close();
    lab.close();
  }

  private String uploaded(byte[] bytes) {
    return lab.assets.store(lab.org, "in", bytes, null, Asset.Source.UPLOAD).id().reference();
  }

  private JsonNode made(String target, byte[] image, String more) throws InterruptedException {
    String input = "{'image_url': '%s'%s}".formatted(uploaded(image), more);
    return lab.good(lab.target(target), input).output();
  }

  private Asset asset(JsonNode output) {
    String reference = output.at("/outputs/0/url").asString();
    assertThat(output.at("/image_urls/0").asString()).isEqualTo(reference);
    return lab.assets.find(lab.org, AssetId.parse(reference).orElseThrow()).orElseThrow();
  }

  private BufferedImage image(JsonNode output) {
    return Pictures.read(lab.assets.read(asset(output)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          , 'width': 100                                      | 100 | 50
          , 'height': 100                                     | 200 | 100
          , 'width': 100, 'height': 100                       | 100 | 50
          , 'width': 100, 'height': 100, 'fit': 'cover'       | 100 | 100
          , 'width': 100, 'height': 100, 'fit': 'stretch'     | 100 | 100
          , 'width': 800                                      | 800 | 400
          , 'width': 800, 'enlarge': false                    | 400 | 200
          , 'width': 1                                        | 1   | 1
          """)
  void resizing(String more, int width, int height) throws InterruptedException {
    JsonNode output = made("builtin/image-resize", Pictures.png(400, 200), more);

    BufferedImage image = image(output);
    assertThat(image.getWidth()).isEqualTo(width);
    assertThat(image.getHeight()).isEqualTo(height);
    assertThat(output.at("/outputs/0/width").asInt()).isEqualTo(width);
    assertThat(output.at("/outputs/0/type").asString()).isEqualTo("image");
  }

  @Test
  void aCoverIsCutAtBothSides() throws InterruptedException {
    BufferedImage image =
        image(
            made(
                "builtin/image-resize",
                Pictures.png(400, 200),
                ", 'width': 50, 'height': 50, 'fit': 'cover'"));
    assertThat(image.getRGB(5, 25)).isEqualTo(RED);
    assertThat(image.getRGB(45, 25)).isEqualTo(BLUE);
  }

  @Test
  void aThumbnailIs256PixelsAndNeverLarger() throws InterruptedException {
    assertThat(image(made("builtin/image-thumbnail", Pictures.jpeg(1024, 512), "")).getWidth())
        .isEqualTo(256);
    JsonNode small = made("builtin/image-thumbnail", Pictures.jpeg(100, 50), "");
    assertThat(image(small).getWidth()).isEqualTo(100);
    assertThat(asset(small).mimeType()).isEqualTo("image/jpeg");
  }

  @ParameterizedTest
  @CsvSource({
    "png, image/png",
    "jpeg, image/jpeg",
    "jpg, image/jpeg",
    "gif, image/gif",
    "bmp, image/bmp"
  })
  void formats(String format, String type) throws InterruptedException {
    JsonNode output =
        made("builtin/image-convert", Pictures.png(40, 20), ", 'format': '" + format + "'");
    assertThat(asset(output).mimeType()).isEqualTo(type);
    assertThat(image(output).getWidth()).isEqualTo(40);
  }

  @Test
  void webpIsReadAndWrittenAsPng() throws InterruptedException {
    byte[] webp =
        java.util.Base64.getDecoder()
            .decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
    JsonNode output = made("builtin/image-thumbnail", webp, "");
    assertThat(asset(output).mimeType()).isEqualTo("image/png");
    assertThat(image(output).getWidth()).isOne();
  }

  @Test
  void whatIsClearStaysClearOrGetsABackground() throws InterruptedException {
    BufferedImage png = image(made("builtin/image-thumbnail", Pictures.clearPng(400, 400), ""));
    assertThat(png.getColorModel().hasAlpha()).isTrue();
    assertThat(png.getRGB(10, 10) >>> 24).isZero();
    BufferedImage jpeg =
        image(
            made(
                "builtin/image-convert",
                Pictures.clearPng(40, 40),
                ", 'format': 'jpeg', 'background': '#ff0000', 'quality': 100"));
    assertThat(jpeg.getRGB(10, 10) & 0xf00000).isEqualTo(0xf00000);
    assertThat(jpeg.getRGB(10, 10) & 0x00f0f0).isZero();
  }

  /// Red is stored at the left, blue at the right.
  @ParameterizedTest
  @CsvSource({
    "1, 40, 20, red left",
    "2, 40, 20, blue left",
    "3, 40, 20, blue left",
    "4, 40, 20, red left",
    "5, 20, 40, red top",
    "6, 20, 40, red top",
    "7, 20, 40, blue top",
    "8, 20, 40, blue top"
  })
  void picturesAreTurnedUpright(int held, int width, int height, String expected)
      throws InterruptedException {
    BufferedImage image = image(made("builtin/image-convert", Pictures.jpegHeld(held, 40, 20), ""));

    assertThat(image.getWidth()).isEqualTo(width);
    assertThat(image.getHeight()).isEqualTo(height);
    int first = expected.endsWith("left") ? image.getRGB(4, 10) : image.getRGB(10, 4);
    boolean red = (first & 0xff0000) > (first & 0xff) << 16;
    assertThat(red ? "red" : "blue").isEqualTo(expected.split(" ")[0]);
  }

  @Test
  void aPictureOfATurnedCameraIsResizedAsItIsSeen() throws InterruptedException {
    BufferedImage image =
        image(made("builtin/image-resize", Pictures.jpegHeld(6, 400, 200), ", 'width': 50"));
    assertThat(image.getWidth()).isEqualTo(50);
    assertThat(image.getHeight()).isEqualTo(100);
  }

  @Test
  void aLargePictureIsThinnedOutWhileItIsRead() throws InterruptedException {
    JsonNode output = made("builtin/image-thumbnail", Pictures.jpeg(7_000, 7_000), "");
    BufferedImage image = image(output);
    assertThat(image.getWidth()).isEqualTo(256);
    assertThat(image.getRGB(20, 100) & 0xff0000).isGreaterThan(0xe00000);
  }

  @Test
  void bombsAreRefusedBeforeTheyAreDecoded() throws Exception {
    byte[] bomb = pngPromising(30_000, 30_000);
    assertThat(bomb.length).isLessThan(1_000);
    for (String target :
        new String[] {"builtin/image-thumbnail", "builtin/image-convert", "builtin/image-resize"}) {
      String input = "{'image_url': '%s', 'width': 10}".formatted(uploaded(bomb));
      RunFailure failure = lab.failure(lab.target(target), input);
      assertThat(failure.code()).isEqualTo("INPUT_VALIDATION_FAILED");
      assertThat(failure.message()).contains("image dimensions 30000 × 30000 exceed");
    }
    String wide =
        "{'image_url': '%s', 'width': 10000, 'height': 10, 'fit': 'stretch'}"
            .formatted(uploaded(pngPromising(30_000, 3_000)));
    assertThat(lab.failure(lab.target("builtin/image-resize"), wide).message())
        .contains("exceed 40,000,000 pixels");
    String grown =
        "{'image_url': '%s', 'width': 10000, 'height': 10000, 'fit': 'stretch'}"
            .formatted(uploaded(Pictures.png(2, 2)));
    assertThat(lab.failure(lab.target("builtin/image-resize"), grown).message())
        .contains("at most 25,000,000 are made");
  }

  @Test
  void whatIsNoImageIsRefused() throws InterruptedException {
    for (byte[] bytes :
        new byte[][] {
          {1, 2, 3}, new byte[0], java.util.Arrays.copyOf(Pictures.png(100, 100), 60)
        }) {
      String input = "{'image_url': '%s'}".formatted(uploaded(bytes));
      assertThat(lab.failure(lab.target("builtin/image-thumbnail"), input).code())
          .isEqualTo("INPUT_VALIDATION_FAILED");
    }
  }

  @Test
  void aFileThatIsTooLargeIsNotTaken() throws InterruptedException {
    endpoint.bytes("/big", 200, "image/png", new byte[(32 << 20) + 1]);
    String input = "{'image_url': '%s'}".formatted(endpoint.url("/big"));
    assertThat(lab.failure(lab.target("builtin/image-thumbnail"), input).message())
        .contains("more than 33,554,432 bytes");
  }

  @Test
  void theStandInsTakeTheImageWhateverItIsCalled() throws InterruptedException {
    String asset = uploaded(Pictures.jpeg(300, 200));
    JsonNode output =
        lab.good(lab.target("runflow/background-removal"), "{'input_image': '%s'}".formatted(asset))
            .output();
    assertThat(asset(output).mimeType()).isEqualTo("image/png");

    // a client hands on the signed URL that it was given, which lies on this very server
    String signed = lab.references.signed(lab.org, output).tree().at("/image_urls/0").asString();
    assertThat(signed).startsWith(RunLab.PUBLIC_URL + "/files/");
    JsonNode variant =
        lab.good(
                lab.target("runflow-access/brand-locked-variant-nux"),
                "{'Headline': 'H', 'Aux Reference 1': '%s'}".formatted(signed))
            .output();
    assertThat(image(variant).getWidth()).isEqualTo(1024);
  }

  @Test
  void anImageIsFetchedFromItsUrl() throws InterruptedException {
    endpoint.bytes("/a/cat.png", 200, "image/png", Pictures.png(30, 30));
    String input = "{'image_url': '%s'}".formatted(endpoint.url("/a/cat.png"));
    JsonNode output = lab.good(lab.target("builtin/image-convert"), input).output();
    assertThat(asset(output).name()).isEqualTo("cat.png");
  }

  /// A PNG whose head promises a size that its few bytes do not hold.
  private static byte[] pngPromising(int width, int height) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DataOutputStream png = new DataOutputStream(out);
    png.writeLong(0x89504e470d0a1a0aL);
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    DataOutputStream ihdr = new DataOutputStream(head);
    ihdr.writeInt(width);
    ihdr.writeInt(height);
    ihdr.write(new byte[] {8, 2, 0, 0, 0});
    chunk(png, "IHDR", head.toByteArray());
    Deflater deflater = new Deflater();
    deflater.setInput(new byte[100]);
    deflater.finish();
    byte[] packed = new byte[200];
    int length = deflater.deflate(packed);
    deflater.end();
    chunk(png, "IDAT", java.util.Arrays.copyOf(packed, length));
    chunk(png, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static void chunk(DataOutputStream png, String name, byte[] bytes) throws IOException {
    png.writeInt(bytes.length);
    byte[] type = name.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    png.write(type);
    png.write(bytes);
    CRC32 crc = new CRC32();
    crc.update(type);
    crc.update(bytes);
    png.writeInt((int) crc.getValue());
  }
}
