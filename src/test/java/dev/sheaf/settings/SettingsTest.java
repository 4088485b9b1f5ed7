package dev.sheaf.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  @TempDir private Path folder;

  @Test
  void withNothingSetTheTableDecides() {
    Settings settings = Settings.read(Map.of(), Map.of("PATH", "/bin"), null);
    assertThat(settings.get(Option.HOST)).isEqualTo("127.0.0.1");
    assertThat(settings.number(Option.PORT)).isEqualTo(8080);
    assertThat(settings.number(Option.REQUESTS_PER_MINUTE)).isEqualTo(600);
    assertThat(settings.is(Option.ROBOTS)).isTrue();
    assertThat(settings.find(Option.DATABASE_URL)).isEmpty();
    assertThat(settings.list(Option.ALLOW_NETWORKS)).isEmpty();
  }

  @Test
  void everyDefaultIsAGoodValue() {
    for (Option option : Option.values()) {
      assertThat(option.problem(option.standard())).as(option.key()).isEmpty();
    }
  }

  @Test
  void commandLineWinsOverEnvironmentOverFile() throws IOException {
    Path file = yaml("port: 1\nhost: a\ndata: one\nrobots: no");
    Map<String, String> environment = Map.of("SHEAF_PORT", "2", "SHEAF_HOST", "b");
    Settings settings = Settings.read(Map.of("port", "3"), environment, file);
    assertThat(settings.number(Option.PORT)).isEqualTo(3);
    assertThat(settings.get(Option.HOST)).isEqualTo("b");
    assertThat(settings.get(Option.DATA)).isEqualTo("one");
    assertThat(settings.is(Option.ROBOTS)).isFalse();
  }

  @Test
  void aYamlListIsAList() throws IOException {
    Path file = yaml("allow-networks:\n  - 10.0.0.0/8\n  - fd00::/8\n");
    assertThat(Settings.read(Map.of(), Map.of(), file).list(Option.ALLOW_NETWORKS))
        .containsExactly("10.0.0.0/8", "fd00::/8");
  }

  @Test
  void providersKeepTheNamesTheyHaveElsewhere() {
    Map<String, String> environment = Map.of("OPENAI_API_KEY", "sk-1", "SHEAF_LLM_MODEL", "m");
    Settings settings = Settings.read(Map.of(), environment, null);
    assertThat(settings.get(Option.OPENAI_API_KEY)).isEqualTo("sk-1");
    assertThat(settings.get(Option.LLM_MODEL)).isEqualTo("m");
  }

  @Test
  void allProblemsAreReportedAtOnce() throws IOException {
    Path file = yaml("prot: 80\nbrands: magic");
    Map<String, String> environment = Map.of("SHEAF_PRT", "1", "SHEAF_PORT", "http");
    Map<String, String> commandLine =
        Map.of("retention-days", "0", "allow-networks", "10.0.0.0/33");
    assertThat(problems(commandLine, environment, file))
        .startsWith("The settings have 6 problems:")
        .contains("prot in " + file + " is no option")
        .contains("brands in " + file + " is \"magic\", must be one of llm, literal")
        .contains("SHEAF_PRT in the environment is no option")
        .contains("SHEAF_PORT is \"http\", must be a whole number from 0 to 65535")
        .contains("--retention-days is \"0\"")
        .contains("--allow-networks is \"10.0.0.0/33\", must be networks such as");
  }

  @Test
  void noProblemIsCutOff() {
    Map<String, String> environment =
        IntStream.range(0, 500)
            .boxed()
            .collect(Collectors.toMap(i -> "SHEAF_UNKNOWN_" + i, String::valueOf));
    assertThat(problems(Map.of(), environment, null)).contains(environment.keySet());
  }

  @ParameterizedTest
  @CsvSource({
    "port, 70000",
    "port, ''",
    "robots, maybe",
    "batch-mode, ALWAYS",
    "database-url, mysql://h/d",
    "database-url, postgresql://host",
    "database-url, postgresql://u:a b@host/d",
    "allow-networks, 999.0.0.1",
    "allow-networks, localhost",
    "allow-networks, '10.0.0.0/8,'",
    "allow-networks, 10.0.0.0/8/8",
    "api-key, short",
    "api-key, has-a-dash-in-it-somewhere",
    "openai-base-url, ftp://x.io"
  })
  void isRefused(String key, String value) {
    assertThat(problems(Map.of(key, value), Map.of(), null)).contains("--" + key);
  }

  @ParameterizedTest
  @CsvSource({
    "database-url, postgresql://u:p%40ss@host:5432/db?sslmode=require",
    "database-url, postgres://my_db/sheaf",
    "database-url, 'jdbc:postgresql://one:5432,two:5432/db?user=u&password=p'",
    "allow-networks, '10.0.0.0/8, ::1, 127.0.0.1'",
    "api-key, my_key_0123456789"
  })
  void isTaken(String key, String value) {
    Option option = Option.ofKey(key).orElseThrow();
    assertThat(Settings.read(Map.of(key, value), Map.of(), null).get(option)).isEqualTo(value);
  }

  @Test
  void filesThatAreNotSettingsSayWhatIsWrong() throws IOException {
    assertThat(problems(Map.of(), Map.of(), folder.resolve("none.yaml")))
        .contains("cannot be read");
    assertThat(problems(Map.of(), Map.of(), yaml("- port"))).contains("one mapping");
    assertThat(problems(Map.of(), Map.of(), yaml("port: [1"))).contains("is no YAML");
    assertThat(problems(Map.of(), Map.of(), yaml("port: 1\nport: 2"))).contains("is no YAML");
    assertThat(problems(Map.of(), Map.of(), yaml("#".repeat((1 << 20) + 1)))).contains("1 MiB");
    assertThat(Settings.read(Map.of(), Map.of(), yaml("")).number(Option.PORT)).isEqualTo(8080);
  }

  @Test
  void secretsAreShownNowhere() {
    Map<String, String> commandLine =
        Map.of(
            "api-key", "secret_secret_secret",
            "database-url", "postgresql://u:secret@h/d",
            "webhook-secret", "secret",
            "openai-api-key", "secret");
    assertThat(Settings.read(commandLine, Map.of(), null).toString())
        .contains("api-key=***", "port=8080")
        .doesNotContain("secret_", "=secret", ":secret");
    assertThat(problems(Map.of("api-key", "-secret-"), Map.of(), null)).doesNotContain("-secret-");
  }

  private static String problems(
      Map<String, String> commandLine, Map<String, String> environment, @Nullable Path file) {
    BadSettings bad =
        catchThrowableOfType(
            BadSettings.class, () -> Settings.read(commandLine, environment, file));
    assertThat(bad).as("settings that should have been refused").isNotNull();
    return String.valueOf(bad.getMessage());
  }

  private Path yaml(String text) throws IOException {
    return Files.writeString(folder.resolve("sheaf.yaml"), text);
  }
}
