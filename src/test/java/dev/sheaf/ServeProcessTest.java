package dev.sheaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server as its operator has it: a process with an embedded PostgreSQL, killed and stopped.
@Tag("process")
class ServeProcessTest {

  @TempDir private Path folder;

  /// PostgreSQL outlives a killed server by design, but not this test.
  @AfterEach
  void stopWhatIsLeft() throws Exception {
    Optional<ProcessHandle> left = postgres();
    if (left.isPresent()) {
      left.get().destroy();
      left.get().onExit().get();
    }
  }

  @Test
  void aKilledServersDatabaseIsAdoptedAndAStoppedOnesIsStopped() throws Exception {
    Path data = folder.resolve("data");
    String key;
    long postgres;
    try (ServeProcess first = ServeProcess.serve(data)) {
      key = first.key().orElseThrow();
      assertThat(first.get("/v1/nothing", key)).isEqualTo(404);
      postgres = postgres().orElseThrow().pid();
      first.kill();
    }
    assertThat(postgres().orElseThrow().pid()).isEqualTo(postgres);
    try (ServeProcess second = ServeProcess.serve(data)) {
      assertThat(second.log()).contains("Adopted the PostgreSQL");
      assertThat(postgres().orElseThrow().pid()).isEqualTo(postgres);
      assertThat(second.key()).isEmpty();
      assertThat(second.get("/v1/nothing", key)).isEqualTo(404);
      String made = ServeProcess.run(data, "keys", "create", "--name", "beside").strip();
      assertThat(second.get("/v1/nothing", made)).isEqualTo(404);
      assertThat(second.stop()).isTrue();
      assertThat(second.log()).doesNotContain("WARN", "ERROR");
    }
    assertThat(postgres()).isEmpty();
    assertThat(ServeProcess.run(data, "keys", "list")).contains("beside").contains("first");
    assertThat(postgres()).isEmpty();
  }

  /// The PostgreSQL that runs on the folder, if any.
  private Optional<ProcessHandle> postgres() throws IOException {
    Path file = folder.resolve("data/postgres/postmaster.pid");
    return Files.exists(file)
        ? ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
        : Optional.empty();
  }
}
