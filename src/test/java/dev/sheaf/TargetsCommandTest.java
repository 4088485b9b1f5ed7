package dev.sheaf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.run.TargetKind;
import dev.sheaf.run.Targets;
import dev.sheaf.store.TestDatabase;
import dev.sheaf.time.Time;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `./sheaf targets` and `./sheaf secrets` as an operator uses them.
class TargetsCommandTest {

  @TempDir Path folder = Path.of("");
  private final TestDatabase database = TestDatabase.create();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @AfterEach
  void close() {
    database.close();
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--database-url", database.url(), "--data", folder.toString()));
    CommandLine line = Sheaf.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return line.execute(all.toArray(String[]::new));
  }

  @Test
  void applyListAndApplyAgain() throws Exception {
    Path file = folder.resolve("targets.yaml");
    Files.writeString(
        file, "targets: [{target: http/mine, name: Mine, http: {url: \"https://example.com\"}}]");

    assertThat(run("targets", "apply", file.toString())).isZero();
    assertThat(run("targets", "apply", file.toString())).isZero();
    assertThat(run("targets", "list")).isZero();

    assertThat(out.toString())
        .contains("created    version 1  model  http/mine")
        .contains("unchanged  version 1  model  http/mine")
        .containsPattern("model +http/mine +version 1 +enabled +Mine")
        .containsPattern("comfyui_workflow +runflow-access/brand-locked-variant-nux");
  }

  @Test
  void aBadFileChangesNothing() throws Exception {
    Path file = folder.resolve("targets.yaml");
    Files.writeString(file, "targets:\n  - target: http/good\n    http: {url: x}\n  - target: b\n");

    assertThat(run("targets", "apply", file.toString())).isOne();

    assertThat(err.toString())
        .contains("line 3: http/good http: url must be")
        .contains("line 4: b: target must be owner/slug")
        .contains("Nothing was changed.");
    assertThat(
            new Targets(database.database(), Time.system())
                .byPath(UUID.randomUUID(), TargetKind.MODEL, "http", "good"))
        .isEmpty();
    assertThat(run("targets", "apply", folder.resolve("gone").toString())).isOne();
    assertThat(err.toString()).contains("cannot be read");
  }

  @Test
  void secretsAreReadFromTheInputAndNeverShown() {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream("hush-hush\n".getBytes(StandardCharsets.UTF_8)));
    try {
      assertThat(run("secrets", "set", "MY_KEY")).isZero();
    } finally {
      System.setIn(before);
    }
    assertThat(run("secrets", "list")).isZero();
    assertThat(out.toString()).contains("MY_KEY").doesNotContain("hush");
    assertThat(folder.resolve("secrets.key")).exists();
    assertThat(run("secrets", "remove", "MY_KEY")).isZero();
    assertThat(run("secrets", "remove", "MY_KEY")).isOne();
  }
}
