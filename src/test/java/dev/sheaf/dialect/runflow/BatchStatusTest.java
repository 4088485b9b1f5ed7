package dev.sheaf.dialect.runflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.dialect.runflow.BatchStatus.Counts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The table of 1.3.
class BatchStatusTest {

  @ParameterizedTest
  @CsvSource({
    "3, 0, 0, 0, 0, queued",
    "3, 1, 0, 0, 0, running",
    "3, 1, 1, 0, 0, running",
    "3, 1, 0, 0, 1, running",
    "3, 3, 2, 0, 0, running",
    "3, 3, 3, 0, 0, succeeded",
    "3, 3, 1, 2, 0, partial_succeeded",
    "3, 3, 2, 0, 1, partial_succeeded",
    "3, 3, 1, 1, 1, partial_succeeded",
    "3, 3, 0, 3, 0, failed",
    "3, 3, 0, 1, 2, failed",
    "3, 3, 0, 0, 3, canceled",
    "1, 1, 1, 0, 0, succeeded",
  })
  void followsFromTheCounts(
      int total, int left, int succeeded, int failed, int cancelled, String status) {
    assertThat(BatchStatus.of(new Counts(total, left, succeeded, failed, cancelled)))
        .isEqualTo(status);
  }

  /// Every mixture of three children has a status, and only ended ones a terminal one.
  @Test
  void isTerminalExactlyWhenAllChildrenAre() {
    for (int left = 0; left <= 3; left++) {
      for (int succeeded = 0; succeeded <= left; succeeded++) {
        for (int failed = 0; failed <= left - succeeded; failed++) {
          for (int cancelled = 0; cancelled <= left - succeeded - failed; cancelled++) {
            Counts counts = new Counts(3, left, succeeded, failed, cancelled);
            assertThat(BatchStatus.of(counts).matches("queued|running"))
                .isEqualTo(succeeded + failed + cancelled < 3);
          }
        }
      }
    }
  }
}
