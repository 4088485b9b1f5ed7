package dev.sheaf.site.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com",
        "HTTPS://Example.com/a?b=c&d=%20#e",
        "http://example.com:8080/",
        "https://xn--mnchen-3ya.example/",
        "mailto:a.b+c@example.com",
        "tel:+47-55.00(00)00",
        "/",
        "/about",
        "/about#team",
        "/search?q=a",
        "#contact"
      })
  void allowed(String link) {
    assertThat(Links.isLink(link)).as(link).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "about",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        " javascript:alert(1)",
        "\u0001javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://example.com/x",
        "//example.com",
        "/\\example.com",
        "\\\\example.com",
        "https:/example.com",
        "https:example.com",
        "https://",
        "https://user@example.com",
        "https://user:secret@example.com/",
        "https://exa mple.com",
        "https://example.com/<script>",
        "https://example.com/\"onload",
        "https://example.com/%zz",
        "https://example.com/\r\nX: y",
        "https://[::1]/",
        "/../up",
        "/a/%2e%2e/b",
        "/a%2fb",
        "/a//../b",
        "#",
        "#a b",
        "/a#b#c",
        "mailto:",
        "mailto:a@b?bcc=c@d.example",
        "mailto:a@b,c@d.example",
        "tel:javascript",
        "tel:"
      })
  void refused(String link) {
    assertThat(Links.isLink(link)).as(link).isFalse();
  }

  @Test
  void picturesAreSecureOrTheSitesOwn() {
    assertThat(Links.isImage("https://example.com/a.jpg")).isTrue();
    assertThat(Links.isImage("/assets/a.jpg")).isTrue();
    assertThat(Links.isImage("http://example.com/a.jpg")).isFalse();
    assertThat(Links.isImage("mailto:a@example.com")).isFalse();
    assertThat(Links.isImage("#a")).isFalse();
    assertThat(Links.isImage("data:image/svg+xml,<svg/>")).isFalse();
  }

  @Test
  void phoneNumbersBecomeLinks() {
    assertThat(Links.phone("+47 55 00 00 00")).isEqualTo("tel:+4755000000");
    assertThat(Links.phone("(030) 901-820")).isNull();
    assertThat(Links.phone("030/901 820")).isEqualTo("tel:030901820");
    assertThat(Links.phone("ask at the desk")).isNull();
  }
}
