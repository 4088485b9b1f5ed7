package dev.sheaf.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sheaf.failure.FailureException;
import dev.sheaf.store.TestDatabase;
import dev.sheaf.tenant.Keys;
import dev.sheaf.time.SettableTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

  private final TestDatabase database = TestDatabase.create();
  private final SettableTime time = new SettableTime("2026-03-01T12:00:00Z");
  private final UUID org = new Keys(database.database(), time).createOrganisation("one");

  @AfterEach
  void close() {
    database.close();
  }

  private Secrets with(int seed) {
    byte[] key = new byte[32];
    java.util.Arrays.fill(key, (byte) seed);
    MasterKey master = MasterKey.of(Base64.getEncoder().encodeToString(key));
    return new Secrets(database.database(), () -> master, time);
  }

  @Test
  void whatIsKeptComesBackAndOnlyToWhomItBelongs() {
    Secrets secrets = with(1);
    secrets.put(null, "KEY", "everybody's");
    assertThat(secrets.reveal(org, "KEY")).contains("everybody's");
    secrets.put(org, "KEY", "ours é");
    secrets.put(org, "KEY", "ours, newer");

    assertThat(secrets.reveal(org, "KEY")).contains("ours, newer");
    assertThat(secrets.reveal(UUID.randomUUID(), "KEY")).contains("everybody's");
    assertThat(secrets.reveal(org, "OTHER")).isEmpty();
    assertThat(secrets.list()).hasSize(2);
    assertThat(secrets.list().toString()).doesNotContain("newer");
    assertThat(secrets.remove(org, "KEY")).isTrue();
    assertThat(secrets.remove(org, "KEY")).isFalse();
    assertThat(secrets.reveal(org, "KEY")).contains("everybody's");
  }

  @Test
  void anotherKeyOrADamagedOrMovedRowOpensNothing() {
    with(1).put(null, "KEY", "value");
    assertThatThrownBy(() -> with(2).reveal(org, "KEY"))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("encrypted with another key");
    database.database().sql("update secret set name = 'MOVED'").update();
    assertThatThrownBy(() -> with(1).reveal(org, "MOVED")).hasMessageContaining("is damaged");
  }

  @Test
  void whatAnotherProcessChangedIsSeenSoon() {
    Secrets here = with(1);
    Secrets there = with(1);
    here.put(null, "KEY", "old");
    assertThat(there.reveal(org, "KEY")).contains("old");
    here.put(null, "KEY", "new");
    assertThat(here.reveal(org, "KEY")).contains("new");
    time.advance(Secrets.BELIEVED);
    assertThat(there.reveal(org, "KEY")).contains("new");
  }

  @Test
  void namesAndValuesHaveTheirForm() {
    assertThatThrownBy(() -> with(1).put(null, "not good", "x")).hasMessageContaining("name");
    assertThatThrownBy(() -> with(1).put(null, "KEY", "")).hasMessageContaining("1 to 8,192");
    assertThatThrownBy(() -> with(1).put(null, "KEY", "x".repeat(8_193)))
        .hasMessageContaining("1 to 8,192");
  }

  @Test
  void theKeyFileIsMadeOnceAndIsItsOwnersAlone(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("data").resolve("secrets.key");
    Set<String> ids = new HashSet<>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      var all =
          IntStream.range(0, 16)
              .<Callable<String>>mapToObj(i -> () -> MasterKey.in(file).id())
              .toList();
      for (var id : threads.invokeAll(all)) {
        ids.add(id.get());
      }
    }
    assertThat(ids).hasSize(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
    Files.writeString(file, "broken");
    assertThatThrownBy(() -> MasterKey.in(file))
        .hasMessageContaining("32 bytes in Base64")
        .hasMessageNotContaining("broken");
  }

  @Test
  void aSignatureIsGoodForItsTextAndPurposeOnEveryNode() {
    Signer one = new Signer(database.database());
    Signer two = new Signer(database.database());
    String signature = one.sign("a", "text");

    assertThat(signature).matches("[A-Za-z0-9_-]{43}");
    assertThat(two.isSignature("a", "text", signature)).isTrue();
    assertThat(two.isSignature("b", "text", signature)).isFalse();
    assertThat(two.isSignature("a", "texu", signature)).isFalse();
    assertThat(two.isSignature("a", "text", "")).isFalse();
  }
}
