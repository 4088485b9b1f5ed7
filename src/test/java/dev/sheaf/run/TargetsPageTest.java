package dev.sheaf.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The example in the documentation is a file that works.
class TargetsPageTest {

  @Test
  void theExampleApplies() throws IOException {
    String page = Files.readString(Path.of("docs", "targets.md"));
    String begin = "<!-- example -->\n```yaml\n";
    int from = page.indexOf(begin) + begin.length();
    String yaml = page.substring(from, page.indexOf("```", from));
    try (RunLab lab = new RunLab()) {
      ApplyReport report = lab.targets.apply(null, yaml);
      assertThat(report.problems()).isEmpty();
      assertThat(report.applied()).hasSize(5);
      for (String name : dev.sheaf.run.builtin.BuiltIns.names()) {
        assertThat(page).contains("builtin/" + name);
      }
    }
  }
}
