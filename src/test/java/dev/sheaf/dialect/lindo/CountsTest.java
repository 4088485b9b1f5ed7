package dev.sheaf.dialect.lindo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The roll-up table of the contract's 1.5, row by row, and the texts of 1.7.
class CountsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SS   | SCHEDULED | 2 items scheduled.
          SR   | RUNNING   | 2 items running.
          SC   | RUNNING   | 1 item complete, 1 running.
          SP   | RUNNING   | 1 item running, 1 partial.
          SE   | RUNNING   | 1 item running, 1 errored.
          SX   | RUNNING   | 1 item running, 1 not found.
          R    | RUNNING   | 1 item running.
          RX   | RUNNING   | 1 item running, 1 not found.
          RCPE | RUNNING   | 1 item complete, 1 running, 1 partial, 1 errored.
          C    | COMPLETE  | 1 item complete.
          CCCCC| COMPLETE  | 5 items complete.
          CE   | PARTIAL   | 1 item complete, 1 errored.
          CP   | PARTIAL   | 1 item complete, 1 partial.
          PP   | PARTIAL   | 2 items partial.
          PE   | PARTIAL   | 1 item partial, 1 errored.
          CX   | PARTIAL   | 1 item complete, 1 not found.
          PX   | PARTIAL   | 1 item partial, 1 not found.
          EE   | ERRORED   | 2 items errored.
          EX   | ERRORED   | 1 item errored, 1 not found.
          XX   | ERRORED   | 2 items not found.
          CPEX | PARTIAL   | 1 item complete, 1 partial, 1 errored, 1 not found.
          CCRX | RUNNING   | 2 items complete, 1 running, 1 not found.
          """)
  void whatAreInTheBatchMakesItsStatus(String present, Status status, String message) {
    Counts counts = Counts.NONE;
    for (int i = 0; i < present.length(); i++) {
      char letter = present.charAt(i);
      counts = letter == 'X' ? counts.plusNotFound() : counts.plus(status(letter));
    }
    assertThat(counts.status()).isEqualTo(status);
    assertThat(counts.status().isDone()).isEqualTo(counts.scheduled() + counts.running() == 0);
    assertThat(counts.message()).isEqualTo(message);
    assertThat(counts.total()).isEqualTo(present.length());
  }

  private static Status status(char letter) {
    return switch (letter) {
      case 'S' -> Status.SCHEDULED;
      case 'R' -> Status.RUNNING;
      case 'C' -> Status.COMPLETE;
      case 'P' -> Status.PARTIAL;
      default -> Status.ERRORED;
    };
  }
}
