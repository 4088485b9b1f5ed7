package dev.sheaf.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The page for operators lists exactly the options there are. `-Dconfiguration=apply` writes the
/// table anew.
class ConfigurationPageTest {

  private static final Path PAGE = Path.of("docs", "configuration.md");
  private static final String BEGIN = "<!-- options: written by ConfigurationPageTest -->\n";
  private static final String END = "<!-- end of options -->";

  @Test
  void listsEveryOption() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    assertThat(begin).isGreaterThanOrEqualTo(BEGIN.length());
    if ("apply".equals(System.getProperty("configuration"))) {
      Files.writeString(PAGE, page.substring(0, begin) + table() + page.substring(end));
      return;
    }
    assertThat(page.substring(begin, end))
        .as("the table in docs/configuration.md; write it anew with -Dconfiguration=apply")
        .isEqualTo(table());
  }

  private static String table() {
    return "\n| option and YAML key | environment | default | what it sets |\n|---|---|---|---|\n"
        + Arrays.stream(Option.values())
            .map(ConfigurationPageTest::row)
            .collect(Collectors.joining())
        + "\n";
  }

  private static String row(Option option) {
    String standard = option.standard().isEmpty() ? "" : "`" + option.standard() + "`";
    return "| `%s` | `%s` | %s | %s |\n"
        .formatted(option.key(), option.environment(), standard, option.doc());
  }
}
