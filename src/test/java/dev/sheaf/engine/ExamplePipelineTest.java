package dev.sheaf.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.failure.Failure;
import dev.sheaf.job.JobId;
import dev.sheaf.job.JobStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The pipeline of `docs/pipelines.md`.
class ExamplePipelineTest {

  record Word(String text) {}

  record Length(int letters) {}

  static final class Counting implements ItemStage<Word, Length> {
    @Override
    public String name() {
      return "count";
    }

    @Override
    public Class<Word> input() {
      return Word.class;
    }

    @Override
    public Class<Length> output() {
      return Length.class;
    }

    @Override
    public Outcome<Length> attempt(Attempt<Word> attempt) {
      String text = attempt.input().text();
      return text.isBlank()
          ? Outcome.giveUp(Failure.caller("BLANK", "There is nothing to count"))
          : Outcome.done(new Length(text.length()));
    }
  }

  record WordLengths() implements Pipeline {
    @Override
    public String kind() {
      return "word-lengths";
    }

    @Override
    public List<Stage<?, ?>> stages(JobView job) {
      return List.of(new Counting());
    }
  }

  @Test
  void countsLetters() {
    try (var manual = new ManualEngine(new WordLengths())) {
      JobId id = manual.submit("word-lengths", new Word("sheaf"), new Word(" "));
      manual.runDue();
      assertThat(manual.snapshot(id).job().status()).isEqualTo(JobStatus.PARTIAL);
      assertThat(manual.items(id).getFirst().output(Length.class)).isEqualTo(new Length(5));
      assertThat(manual.items(id).get(1).failure()).extracting(Failure::code).isEqualTo("BLANK");
    }
  }
}
