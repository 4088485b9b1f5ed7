package dev.sheaf.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gzip, deflate, br, zstd         | BROTLI
          gzip, deflate                   | GZIP
          GZIP                            | GZIP
          br;q=0.5, gzip;q=0.8            | GZIP
          br;q=0.8, gzip;q=0.800          | BROTLI
          br;q=0, gzip                    | GZIP
          br ; q=0.3                      | BROTLI
          br;Q=0.0, gzip;q=0              | IDENTITY
          identity, gzip;q=0.5            | IDENTITY
          identity;q=0.1, gzip;q=0.5      | GZIP
          identity, gzip                  | GZIP
          *                               | BROTLI
          *;q=0.1, gzip                   | GZIP
          *;q=0                           | IDENTITY
          *;q=0, gzip;q=0.1               | GZIP
          identity;q=0, br;q=0            | IDENTITY
          br;q=2, gzip;q=abc              | IDENTITY
          deflate, zstd                   | IDENTITY
          ,,                              | IDENTITY
          ''                              | IDENTITY
          """)
  void theBestLikedAndThenTheSmallestIsTaken(String header, Coding best) {
    assertThat(Accepted.best(List.of(header))).isEqualTo(best);
  }

  @Test
  void headersAddUp() {
    assertThat(Accepted.best(List.of("gzip;q=0.5", "br;q=0.6"))).isEqualTo(Coding.BROTLI);
    assertThat(Accepted.best(List.of())).isEqualTo(Coding.IDENTITY);
  }
}
