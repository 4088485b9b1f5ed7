package dev.sheaf.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whose `/v1/batches` is meant.
class SharedPathsTest {

  private static final String UUID = "0197c0de-0001-7a00-8000-000000000001";

  @ParameterizedTest
  @CsvSource({
    "        , GET,  /v1/batches/UUID,                 /runflow",
    "        , GET,  /v1/batches/UUID/items,           /runflow",
    "        , POST, /v1/batches/UUID/cancellation,    /runflow",
    "        , GET,  /v1/batches/any/items/UUID,       /runflow",
    "        , GET,  /v1/batches,                      /runflow",
    "        , POST, /v1/batches,                      /olostep",
    "        , GET,  /v1/batches/recent,               /olostep",
    "        , GET,  /v1/batches/batch_k3x9q0w7ab,     /olostep",
    "        , GET,  /v1/batches/nonsense,             /olostep",
    "        , GET,  /v1/batches/UUIDx,                /olostep",
    "sheaf   , GET,  /v1/batches/UUID,                 /runflow",
    "runflow , GET,  /v1/batches/batch_k3x9q0w7ab,     /runflow",
    "runflow , GET,  /v1/batches/nonsense,             /runflow",
    "olostep , GET,  /v1/batches/UUID,                 /olostep",
    "olostep , GET,  /v1/batches,                      /olostep",
  })
  void theKeyDecidesThenTheId(String key, String method, String path, String mount) {
    assertThat(SharedPaths.mount(key, method, path.replace("UUID", UUID))).isEqualTo(mount);
  }
}
