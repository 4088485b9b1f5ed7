package dev.sheaf.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The built-ins that work on data and documents; images have a test of their own.
@Timeout(60)
class BuiltInsTest {

  private final RunLab lab = new RunLab();
  private final Endpoint endpoint = new Endpoint();

  @AfterEach
  void close() {
    endpoint.close();
    lab.close();
  }

  private JsonNode data(String name, String input) throws InterruptedException {
    return lab.good(lab.target("builtin/" + name), input).output().path("data");
  }

  private RunFailure failure(String name, String input) throws InterruptedException {
    return lab.failure(lab.target("builtin/" + name), input);
  }

  private String served(String path, String type, byte[] bytes) {
    endpoint.bytes(path, 200, type, bytes);
    return endpoint.url(path);
  }

  @Test
  void echoGivesItsInputBack() throws InterruptedException {
    assertThat(lab.good(lab.target("builtin/echo"), "{'a': [1.50, null]}").output())
        .isEqualTo(RunLab.json("{'outputs': [], 'data': {'a': [1.50, null]}}"));
    JsonNode text = lab.good(lab.target("builtin/echo"), "{'text': 'hi'}").output();
    assertThat(text.path("text").asString()).isEqualTo("hi");
  }

  @Test
  void aLongSleepHoldsNoThread() throws InterruptedException {
    Target sleep = lab.target("builtin/sleep");
    TargetCall call = lab.call("{'ms': 60000}");

    assertThat(lab.executors.call(sleep, call, lab.notes))
        .isEqualTo(new CallResult.Pending(Duration.ofSeconds(60)));
    lab.time.advance(Duration.ofSeconds(45));
    assertThat(lab.executors.call(sleep, call, lab.notes))
        .isEqualTo(new CallResult.Pending(Duration.ofSeconds(15)));
    lab.time.advance(Duration.ofSeconds(15));
    assertThat(lab.executors.call(sleep, call, lab.notes)).isInstanceOf(CallResult.Succeeded.class);

    assertThat(lab.run(sleep, "{'ms': 900}")).isInstanceOf(CallResult.Succeeded.class);
    assertThat(failure("sleep", "{'ms': -1}").code()).isEqualTo("INPUT_VALIDATION_FAILED");
    assertThat(failure("sleep", "{'ms': 'x'}").code()).isEqualTo("INPUT_VALIDATION_FAILED");
  }

  @Test
  void failFailsAsAskedAndAlikeAtEveryTry() throws InterruptedException {
    assertThat(failure("fail", "{}").code()).isEqualTo("PROVIDER_ERROR");
    assertThat(failure("fail", "{'code': 'MY_CODE', 'stage': 'dispatch', 'message': 'm'}"))
        .isEqualTo(new RunFailure("MY_CODE", "m", FailureStage.DISPATCH));
    assertThat(failure("fail", "{'code': 'not good'}").code()).isEqualTo("INPUT_VALIDATION_FAILED");

    Target fail = lab.target("builtin/fail");
    int failed = 0;
    for (int i = 0; i < 1_000; i++) {
      TargetCall call = lab.call(new UUID(7, i), "{'rate': 0.3}");
      CallResult first = lab.executors.call(fail, call, lab.notes);
      assertThat(lab.executors.call(fail, call, lab.notes)).isEqualTo(first);
      failed += first instanceof CallResult.Failed ? 1 : 0;
    }
    assertThat(failed).isBetween(250, 350);
  }

  @Test
  void hash() throws InterruptedException {
    assertThat(data("hash", "{'text': 'abc'}").path("hex").asString())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    String url = served("/f", "application/octet-stream", new byte[] {'a', 'b', 'c'});
    JsonNode md5 = data("hash", "{'url': '%s', 'algorithm': 'md5'}".formatted(url));
    assertThat(md5.path("hex").asString()).isEqualTo("900150983cd24fb0d6963f7d28e17f72");
    assertThat(md5.path("size_bytes").asInt()).isEqualTo(3);
    assertThat(failure("hash", "{}").message()).contains("give a text");
  }

  @Test
  void jsonTransform() throws InterruptedException {
    assertThat(
            data(
                "json-transform",
                """
                {'expression': '{\\'total\\': $sum(items.price), \\'names\\': items.name}',
                 'data': {'items': [{'name': 'a', 'price': 1.5}, {'name': 'b', 'price': 2}]}}
                """))
        .hasToString("{\"total\":3.5,\"names\":[\"a\",\"b\"]}");
    assertThat(data("json-transform", "{'expression': 'gone', 'data': {}}").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(((",
        "($f := function($n) { $f($n + 1) }; $f(1))",
        "($f := function($n) { 1 + $f($n + 1) }; $f(1))",
        "$map([1..10000000], function($i) { $i })",
        "function($x) { $x }",
        "$error('x')"
      })
  void anExpressionCannotRunAway(String expression) throws InterruptedException {
    TargetCall call = lab.call(Json.object().put("expression", expression));
    CallResult result = lab.executors.call(lab.target("builtin/json-transform"), call, lab.notes);
    assertThat(result).isInstanceOf(CallResult.Failed.class);
    assertThat(((CallResult.Failed) result).failure().code())
        .isIn("INPUT_VALIDATION_FAILED", "OUTPUT_INVALID");
  }

  @Test
  void csvBecomesRowsOrParts() throws InterruptedException {
    String csv = "a;b;a\\n1;\\\"x;\\n y\\\";3\\n4;5\\n";
    JsonNode rows = data("csv-split", "{\"csv\": \"" + csv + "\"}");
    assertThat(rows.path("columns")).isEqualTo(Json.MAPPER.readTree("[\"a\",\"b\",\"a_2\"]"));
    assertThat(rows.at("/rows/0"))
        .isEqualTo(Json.object().put("a", "1").put("b", "x;\n y").put("a_2", "3"));
    assertThat(rows.at("/rows/1")).isEqualTo(RunLab.json("{'a': '4', 'b': '5', 'a_2': ''}"));

    JsonNode parts =
        data("csv-split", "{'csv': '1,2\\n3,4\\n5,6', 'header': false, 'rows_per_part': 2}");
    assertThat(parts.path("parts")).hasSize(2);
    assertThat(parts.at("/parts/1/0")).isEqualTo(RunLab.json("{'column_1': '5', 'column_2': '6'}"));
    assertThat(parts.path("count").asInt()).isEqualTo(3);

    String url = served("/t.csv", "text/csv", "\uFEFFn\n1\n".getBytes(UTF_8));
    assertThat(data("csv-split", "{'url': '%s'}".formatted(url)).at("/rows/0/n").asString())
        .isEqualTo("1");
    assertThat(data("csv-split", "{'csv': '\uFEFFn;m\\n1;2'}").at("/rows/0/n").asString())
        .isEqualTo("1");
    String tooMany = "x\\n".repeat(20_002);
    assertThat(failure("csv-split", "{'csv': '" + tooMany + "'}").message())
        .contains("may have 20,000 rows");
  }

  @Test
  void textOfAPdf() throws Exception {
    String url = served("/a.pdf", "application/pdf", pdf("Hello PDF", 3));
    JsonNode output =
        lab.good(lab.target("builtin/text-extract"), "{'url': '%s'}".formatted(url)).output();
    assertThat(output.path("text").asString()).contains("Hello PDF");
    assertThat(output.at("/data/pages").asInt()).isEqualTo(3);
    assertThat(output.at("/data/truncated").asBoolean()).isFalse();

    JsonNode cut =
        lab.good(lab.target("builtin/text-extract"), "{'url': '%s', 'max_chars': 5}".formatted(url))
            .output();
    assertThat(cut.path("text").asString()).isEqualTo("Hello");
    assertThat(cut.at("/data/truncated").asBoolean()).isTrue();
  }

  @Test
  void textOfOfficeHtmlAndPlainText() throws Exception {
    assertThat(text(served("/a.docx", "application/octet-stream", docx("Hello Word"))))
        .contains("Hello Word");
    assertThat(text(served("/noname", "application/octet-stream", xlsx("Hello Sheet"))))
        .contains("Hello Sheet");
    byte[] html = "<html><script>no</script><body><p>Hello <b>page</b></p></body>".getBytes(UTF_8);
    assertThat(text(served("/a.html", "text/html", html))).isEqualTo("Hello page");
    byte[] latin =
        "<meta charset=iso-8859-1><title>T</title><ul><li>caf\u00e9<li>two</ul>one<br>line"
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(text(served("/l.html", "text/html", latin)))
        .isEqualTo("T\ncaf\u00e9\ntwo\none\nline");
    byte[] plain = "Hello plain".getBytes(UTF_8);
    assertThat(text(served("/a.txt", "text/plain", plain))).isEqualTo("Hello plain");
    assertThat(
            lab.good(lab.target("builtin/text-extract"), "{'html': '<p>Hi</p>'}")
                .output()
                .path("text")
                .asString())
        .isEqualTo("Hi");
  }

  private String text(String url) throws InterruptedException {
    return lab.good(lab.target("builtin/text-extract"), "{'url': '%s'}".formatted(url))
        .output()
        .path("text")
        .asString();
  }

  @Test
  void documentsThatAreBrokenBombsOrNone() throws Exception {
    assertThat(extractFailure("/cut.pdf", java.util.Arrays.copyOf(pdf("x", 1), 200)))
        .contains("damaged");
    assertThat(extractFailure("/bomb.docx", bomb())).contains("unpacks to too much");
    assertThat(extractFailure("/zip.docx", zip("a.txt", new byte[10])))
        .contains("no Office document");
    assertThat(extractFailure("/picture", Pictures.png(2, 2))).contains("image/png");
  }

  private String extractFailure(String path, byte[] bytes) throws InterruptedException {
    String url = served(path, "application/octet-stream", bytes);
    RunFailure failure = failure("text-extract", "{'url': '%s'}".formatted(url));
    assertThat(failure.code()).isEqualTo("INPUT_VALIDATION_FAILED");
    return failure.message();
  }

  @ParameterizedTest
  @CsvSource({
    "404, Failed, INPUT_VALIDATION_FAILED",
    "403, Failed, INPUT_VALIDATION_FAILED",
    "500, Retry, PROVIDER_ERROR",
    "429, Retry, PROVIDER_ERROR"
  })
  void aFileThatCannotBeHad(int status, String end, String code) throws InterruptedException {
    endpoint.json("/f", status, "{}");
    CallResult result =
        lab.run(lab.target("builtin/hash"), "{'url': '%s'}".formatted(endpoint.url("/f")));
    assertThat(result.getClass().getSimpleName()).isEqualTo(end);
    RunFailure why =
        switch (result) {
          case CallResult.Failed failed -> failed.failure();
          case CallResult.Retry retry -> retry.why();
          default -> throw new AssertionError(result);
        };
    assertThat(why.code()).isEqualTo(code);
    assertThat(why.stage()).isEqualTo(FailureStage.PREPROCESS);
  }

  @Test
  void redirectsAreFollowedButNotIntoTheHouse() throws InterruptedException {
    endpoint.json("/a", 302, "{}", "Location", "/b");
    endpoint.bytes("/b", 200, "text/plain", new byte[] {'a', 'b', 'c'});
    assertThat(
            data("hash", "{'url': '%s'}".formatted(endpoint.url("/a"))).path("size_bytes").asInt())
        .isEqualTo(3);
    endpoint.json("/in", 302, "{}", "Location", "http://169.254.169.254/latest/meta-data");
    assertThat(failure("hash", "{'url': '%s'}".formatted(endpoint.url("/in"))).code())
        .isEqualTo("INPUT_VALIDATION_FAILED");
    endpoint.json("/loop", 302, "{}", "Location", "/loop");
    assertThat(failure("hash", "{'url': '%s'}".formatted(endpoint.url("/loop"))).message())
        .contains("too often");
  }

  @Test
  void foreignAndUnknownAssetsAreNotFound() throws InterruptedException {
    var foreign =
        lab.assets.store(
            lab.otherOrg, "f", new byte[] {1}, null, dev.sheaf.asset.Asset.Source.UPLOAD);
    for (String reference :
        new String[] {foreign.id().reference(), "runflow://assets/" + UUID.randomUUID()}) {
      assertThat(failure("hash", "{'url': '%s'}".formatted(reference)).code())
          .isEqualTo("ASSET_NOT_FOUND");
    }
  }

  private static byte[] pdf(String text, int pages) throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.beginText();
          content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
          content.newLineAtOffset(50, 700);
          content.showText(text);
          content.endText();
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private static byte[] docx(String text) throws IOException {
    try (XWPFDocument document = new XWPFDocument()) {
      document.createParagraph().createRun().setText(text);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.write(out);
      return out.toByteArray();
    }
  }

  private static byte[] xlsx(String text) throws IOException {
    try (Workbook workbook = new XSSFWorkbook()) {
      workbook.createSheet("s").createRow(0).createCell(0).setCellValue(text);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      workbook.write(out);
      return out.toByteArray();
    }
  }

  /// A Word file whose text is 300 MB of one letter.
  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      try (java.util.zip.ZipInputStream real =
          new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(docx("x")))) {
        for (ZipEntry entry = real.getNextEntry(); entry != null; entry = real.getNextEntry()) {
          zip.putNextEntry(new ZipEntry(entry.getName()));
          if (entry.getName().equals("word/document.xml")) {
            String open =
                "<?xml version=\"1.0\"?><w:document"
                    + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                    + "<w:body><w:p><w:r><w:t>";
            zip.write(open.getBytes(UTF_8));
            byte[] block = new byte[1 << 20];
            java.util.Arrays.fill(block, (byte) 'a');
            for (int i = 0; i < 300; i++) {
              zip.write(block);
            }
            zip.write("</w:t></w:r></w:p></w:body></w:document>".getBytes(UTF_8));
          } else {
            real.transferTo(zip);
          }
        }
      }
    }
    return out.toByteArray();
  }

  private static byte[] zip(String name, byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(bytes);
    }
    return out.toByteArray();
  }
}
