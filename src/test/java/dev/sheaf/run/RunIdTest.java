package dev.sheaf.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sheaf.job.JobId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunIdTest {

  private static final JobId JOB =
      new JobId(UUID.fromString("01a22ee6-b000-7abc-9def-0123456789ab"));

  @Test
  void anIdIsTheJobsWithThePlaceAtItsEnd() {
    assertThat(RunId.ofRun(JOB, 0)).hasToString("01a22ee6-b000-7abc-9def-012345000001");
    assertThat(RunId.ofRun(JOB, 9_999)).hasToString("01a22ee6-b000-7abc-9def-012345009c3d");
    assertThat(RunId.ofItem(JOB, 9_999)).hasToString("01a22ee6-b000-7abc-9def-012345009c3e");
  }

  @Test
  void idsSortLikeTheRuns() {
    List<String> ids =
        IntStream.of(0, 1, 255, 256, 65_535, 65_536, RunId.PLACES - 1)
            .mapToObj(seq -> RunId.ofRun(JOB, seq).toString())
            .toList();

    assertThat(ids).isSorted();
  }

  @Test
  void anItemsIdSaysItsRunsAndNoOtherIdDoes() {
    assertThat(RunId.runOfItem(RunId.ofItem(JOB, 77))).contains(RunId.ofRun(JOB, 77));
    assertThat(RunId.runOfItem(RunId.ofRun(JOB, 77))).isEmpty();
    assertThat(RunId.runOfItem(JOB.value())).isEmpty();
  }

  @Test
  void theIdsOfAllRunsOfAJobLieInItsRangeAndThoseOfTheNextJobDoNot() {
    RunId.Range range = RunId.ofRuns(JOB.value());
    JobId next = new JobId(UUID.fromString("01a22ee6-b000-7abc-9def-0123466789ab"));

    assertThat(range.first()).hasToString("01a22ee6-b000-7abc-9def-012345000000");
    assertThat(range.last()).hasToString("01a22ee6-b000-7abc-9def-012345ffffff");
    assertThat(
            List.of(
                range.first().toString(),
                RunId.ofRun(JOB, 0).toString(),
                RunId.ofRun(JOB, RunId.PLACES - 1).toString(),
                range.last().toString(),
                RunId.ofRun(next, 0).toString()))
        .isSorted();
  }

  @Test
  void aPlaceThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> RunId.ofRun(JOB, RunId.PLACES))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
