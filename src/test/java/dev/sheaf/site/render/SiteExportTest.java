package dev.sheaf.site.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sheaf.failure.FailureException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteExportTest {

  private static final SiteFile FILE =
      new SiteFile(SiteFile.TEXT, "hello".getBytes(StandardCharsets.UTF_8), false);

  @TempDir private Path temp;

  @Test
  void filesLieWhereTheirNamesSay() throws IOException {
    SiteExport.write(Map.of("index.html", FILE, "about/us/index.html", FILE), temp.resolve("new"));
    assertThat(temp.resolve("new/about/us/index.html")).hasContent("hello");
    assertThat(temp.resolve("new/index.html")).hasContent("hello");
  }

  @Test
  void aFolderThatHoldsAnythingIsLeftAlone() throws IOException {
    Files.writeString(temp.resolve("mine.txt"), "mine");
    refused(Map.of("index.html", FILE), temp, "not empty");
    refused(Map.of("index.html", FILE), temp.resolve("mine.txt"), "is a file");
    assertThat(temp).isDirectoryNotContaining("glob:**index.html");
  }

  @Test
  void nothingIsWrittenOutsideOfTheFolder() {
    Path folder = temp.resolve("site");
    for (String name : new String[] {"../out.html", "a/../../out.html", "/tmp/out.html", "."}) {
      refused(Map.of(name, FILE), folder, "outside");
    }
    assertThat(temp.resolve("out.html")).doesNotExist();
  }

  private static void refused(Map<String, SiteFile> files, Path folder, String reason) {
    assertThatThrownBy(() -> SiteExport.write(files, folder))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining(reason);
  }
}
