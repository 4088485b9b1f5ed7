package dev.sheaf.site.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.site.content.SampleSite;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.content.Theme;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nu.validator.validation.SimpleDocumentValidator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// Every page of every theme, as the W3C's checker (Nu) sees it.
class ValidHtmlTest {

  private static final String HTML5 = "http://s.validator.nu/html5-rdfalite.rnc";
  private static final URI BASE = URI.create("https://alderandoak.example/");

  private static final Findings FINDINGS = new Findings();
  private static SimpleDocumentValidator validator;

  @BeforeAll
  static void start() throws Exception {
    validator = new SimpleDocumentValidator(true, false, false);
    validator.setUpMainSchema(HTML5, FINDINGS);
    validator.setUpValidatorAndParsers(FINDINGS, true, false);
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void everyPageIsValid(Theme theme) throws IOException, SAXException {
    checkAll(SampleSite.of(theme, "#b4552d"));
  }

  @Test
  void hostileContentIsValidToo() throws IOException, SAXException {
    checkAll(HostileSite.of(Theme.ATELIER));
  }

  @Test
  void theCheckNotices() throws IOException, SAXException {
    assertThat(
            findings(
                "<!DOCTYPE html><html lang=en><title>x</title><p><li>y"
                    .getBytes(StandardCharsets.UTF_8)))
        .isNotEmpty();
  }

  private static void checkAll(SiteContent site) throws IOException, SAXException {
    for (var file : SiteFiles.of(site, BASE).entrySet()) {
      if (file.getValue().contentType().equals(SiteFile.HTML)) {
        assertThat(findings(file.getValue().content())).as(file.getKey()).isEmpty();
      }
    }
  }

  private static List<String> findings(byte[] html) throws IOException, SAXException {
    FINDINGS.all.clear();
    InputSource source = new InputSource(new ByteArrayInputStream(html));
    source.setEncoding("utf-8");
    validator.checkHtmlInputSource(source);
    return List.copyOf(FINDINGS.all);
  }

  private static final class Findings implements ErrorHandler {

    private final List<String> all = new ArrayList<>();

    @Override
    public void warning(SAXParseException finding) {
      all.add("warning, line " + finding.getLineNumber() + ": " + finding.getMessage());
    }

    @Override
    public void error(SAXParseException finding) {
      all.add("error, line " + finding.getLineNumber() + ": " + finding.getMessage());
    }

    @Override
    public void fatalError(SAXParseException finding) {
      error(finding);
    }
  }
}
