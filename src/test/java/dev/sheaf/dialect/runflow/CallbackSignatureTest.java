package dev.sheaf.dialect.runflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CallbackSignatureTest {

  /// The test vector of 2.12.
  @Test
  void isTheHmacOfTheRawBodyUnderTheWholeSecret() {
    byte[] body = "{\"event\":\"batch.succeeded\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(body).hasSize(27);
    assertThat(CallbackSignature.of(body, "whsec_test"))
        .isEqualTo("869ab14c0cf6ac2e32b076b2d5f2ea53af9d138df33250bf1edab54f54c6520a");
  }
}
