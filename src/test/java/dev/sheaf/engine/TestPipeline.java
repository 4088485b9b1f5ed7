package dev.sheaf.engine;

import java.util.List;
import java.util.function.Function;

/// A pipeline made of lambdas over numbers.
record TestPipeline(String kind, List<Stage<?, ?>> all, int runningMax) implements Pipeline {

  static TestPipeline of(String kind, Stage<?, ?>... stages) {
    return new TestPipeline(kind, List.of(stages), Integer.MAX_VALUE);
  }

  TestPipeline withRunningMax(int max) {
    return new TestPipeline(kind, all, max);
  }

  @Override
  public List<Stage<?, ?>> stages(JobView job) {
    return all;
  }

  /// A stage that answers each attempt with the function.
  record Numbers(String name, Policy policy, Function<Attempt<Integer>, Outcome<Integer>> work)
      implements ItemStage<Integer, Integer> {

    static Numbers stage(String name, Function<Attempt<Integer>, Outcome<Integer>> work) {
      return new Numbers(name, Policy.DEFAULT, work);
    }

    Numbers with(Policy other) {
      return new Numbers(name, other, work);
    }

    @Override
    public Class<Integer> input() {
      return Integer.class;
    }

    @Override
    public Class<Integer> output() {
      return Integer.class;
    }

    @Override
    public Outcome<Integer> attempt(Attempt<Integer> attempt) {
      return work.apply(attempt);
    }
  }
}
