package dev.sheaf.dialect.lindo;

import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.decoder.Decoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files of a website on the wire: compressed as the client likes it, and not sent twice.
class ServedFilesTest {

  private static final String DOMAIN = "www.crumb.example";

  private static Agency agency;
  private static String home;
  private static byte[] plain;

  @BeforeAll
  static void makeAWebsite() throws Exception {
    agency = Agency.with(Map.of());
    String site = agency.site();
    home = "/sites/" + site + "/";
    agency.post("/v1/workspace/website/" + site + "/domain", "{\"domain\":\"" + DOMAIN + "\"}");
    plain = send("GET", home, "x", List.of()).body();
  }

  @AfterAll
  static void close() {
    agency.server().close();
  }

  private record Got(int status, Map<String, List<String>> headers, byte[] body) {

    String header(String name) {
      return String.join("|", headers.getOrDefault(name, List.of()));
    }
  }

  @Test
  void withoutAWishThePageComesAsItIs() throws Exception {
    Got got = send("GET", home, "x", List.of());
    assertThat(new String(got.body, StandardCharsets.UTF_8)).contains("Crumb &amp; Co");
    assertThat(got.header("content-encoding")).isEmpty();
    assertThat(got.header("vary")).isEqualTo("Accept-Encoding");
    assertThat(got.header("etag")).matches("\"[0-9a-f]{12}\"");
    assertThat(got.header("content-length")).isEqualTo(String.valueOf(got.body.length));
  }

  @Test
  void brotliIsTheFirstChoice() throws Exception {
    Got got = send("GET", home, "x", List.of("Accept-Encoding: gzip, deflate, br"));
    assertThat(got.header("content-encoding")).isEqualTo("br");
    assertThat(got.header("content-type")).isEqualTo("text/html;charset=utf-8");
    assertThat(got.header("content-length")).isEqualTo(String.valueOf(got.body.length));
    assertThat(got.body.length).isLessThan(plain.length / 2);
    assertThat(Decoder.decompress(got.body).getDecompressedData()).isEqualTo(plain);
  }

  @Test
  void gzipIsTheSecond() throws Exception {
    Got got = send("GET", home, "x", List.of("Accept-Encoding: br;q=0.1, gzip;q=0.2"));
    assertThat(got.header("content-encoding")).isEqualTo("gzip");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(got.body)).readAllBytes())
        .isEqualTo(plain);
  }

  /// The web server compresses other answers and must keep its hands off these.
  @Test
  void aClientThatLikesItBetterGetsItAsItIs() throws Exception {
    Got got = send("GET", home, "x", List.of("Accept-Encoding: identity, gzip;q=0.5"));
    assertThat(got.header("content-encoding")).isEmpty();
    assertThat(got.header("vary")).isEqualTo("Accept-Encoding");
    assertThat(got.body).isEqualTo(plain);
  }

  @Test
  void underItsOwnDomainItIsTheSame() throws Exception {
    Got got = send("GET", "/", DOMAIN, List.of("Accept-Encoding: br"));
    assertThat(got.status).isEqualTo(200);
    assertThat(got.header("content-encoding")).isEqualTo("br");
    byte[] html = Decoder.decompress(got.body).getDecompressedData();
    assertThat(new String(html, StandardCharsets.UTF_8)).contains("http://" + DOMAIN + "/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "gzip", "br"})
  void eachCodingHasItsTagAndIsNotSentTwice(String coding) throws Exception {
    List<String> accept = List.of("Accept-Encoding: " + coding);
    Got first = send("GET", home, "x", accept);
    String tag = first.header("etag");
    assertThat(tag).endsWith(coding.equals("identity") ? "\"" : "-" + coding + "\"");
    for (String known : List.of(tag, "\"other\", " + tag, "W/" + tag)) {
      for (String method : List.of("GET", "HEAD")) {
        Got again = send(method, home, "x", with(accept, "If-None-Match: " + known));
        assertThat(again.status).as(method + " " + known).isEqualTo(304);
        assertThat(again.header("etag")).isEqualTo(tag);
        assertThat(again.header("vary")).isEqualTo("Accept-Encoding");
        assertThat(again.body).isEmpty();
      }
    }
    Got other = send("GET", home, "x", with(accept, "If-None-Match: \"0123456789ab\""));
    assertThat(other.status).isEqualTo(200);
    assertThat(other.body).isEqualTo(first.body);
  }

  @Test
  void anothersCodingIsNoneThatOneHas() throws Exception {
    String gzip = send("GET", home, "x", List.of("Accept-Encoding: gzip")).header("etag");
    Got got = send("GET", home, "x", List.of("Accept-Encoding: br", "If-None-Match: " + gzip));
    assertThat(got.status).isEqualTo(200);
    assertThat(got.header("content-encoding")).isEqualTo("br");
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "gzip", "br"})
  void headHasTheHeadersOfGetAndNoBody(String coding) throws Exception {
    List<String> accept = List.of("Accept-Encoding: " + coding);
    Got get = send("GET", home, "x", accept);
    Got head = send("HEAD", home, "x", accept);
    assertThat(head.status).isEqualTo(200);
    assertThat(head.body).isEmpty();
    for (String name :
        List.of("etag", "vary", "content-encoding", "content-length", "content-type")) {
      assertThat(head.header(name)).as(name).isEqualTo(get.header(name));
    }
  }

  @Test
  void whatIsMissingIsCompressedTooAndNeverNotModified() throws Exception {
    Got got = send("GET", home + "nowhere/", "x", List.of("Accept-Encoding: br"));
    assertThat(got.status).isEqualTo(404);
    assertThat(got.header("content-encoding")).isEqualTo("br");
    Got again =
        send(
            "GET",
            home + "nowhere/",
            "x",
            List.of("Accept-Encoding: br", "If-None-Match: " + got.header("etag")));
    assertThat(again.status).isEqualTo(404);
  }

  @Test
  void typefacesAreCompressedAlready() throws Exception {
    String css = text(home + "", "href=\"(assets/site-[0-9a-f]+\\.css)\"");
    String font = text(home + css, "url\\(\"?([^\")]+\\.woff2)\"?\\)");
    Got got =
        send(
            "GET",
            URI.create(home + css).resolve(font).getPath(),
            "x",
            List.of("Accept-Encoding: br, gzip"));
    assertThat(got.status).isEqualTo(200);
    assertThat(got.header("content-encoding")).isEmpty();
    assertThat(got.header("vary")).isEmpty();
  }

  private static String text(String path, String pattern) throws Exception {
    String body = new String(send("GET", path, "x", List.of()).body, StandardCharsets.UTF_8);
    var found = Pattern.compile(pattern).matcher(body);
    assertThat(found.find()).as(pattern + " in " + path).isTrue();
    return found.group(1);
  }

  private static List<String> with(List<String> headers, String another) {
    List<String> all = new ArrayList<>(headers);
    all.add(another);
    return all;
  }

  /// On a bare socket: clients decompress, leave headers out and refuse some by themselves.
  private static Got send(String method, String path, String host, List<String> headers)
      throws Exception {
    String head = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n";
    String rest = headers.isEmpty() ? "" : String.join("\r\n", headers) + "\r\n";
    URI address = URI.create(agency.server().address());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.getOutputStream().write((head + rest + "\r\n").getBytes(StandardCharsets.US_ASCII));
      return got(socket.getInputStream().readAllBytes());
    }
  }

  private static Got got(byte[] answer) {
    String text = new String(answer, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    String[] lines = text.substring(0, end).split("\r\n");
    Map<String, List<String>> headers = new TreeMap<>();
    for (String line : List.of(lines).subList(1, lines.length)) {
      String name = line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
      headers
          .computeIfAbsent(name, _ -> new ArrayList<>())
          .add(line.substring(line.indexOf(':') + 1).strip());
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(answer, end + 4, answer.length - end - 4);
    return new Got(Integer.parseInt(lines[0].split(" ")[1]), headers, body.toByteArray());
  }
}
