package dev.sheaf.bench;

import dev.sheaf.engine.Attempt;
import dev.sheaf.engine.ItemStage;
import dev.sheaf.engine.JobView;
import dev.sheaf.engine.Lane;
import dev.sheaf.engine.Outcome;
import dev.sheaf.engine.Pipeline;
import dev.sheaf.engine.Stage;
import dev.sheaf.time.Time;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A pipeline of one stage that does nothing, or takes its time about it: what is left is the
/// engine.
record NoOp(String kind, Duration takes, List<Lane> lanes, Time time) implements Pipeline {

  @Override
  public List<Stage<?, ?>> stages(JobView job) {
    return List.of(new Idle());
  }

  private final class Idle implements ItemStage<JsonNode, JsonNode> {

    @Override
    public String name() {
      return "run";
    }

    @Override
    public Class<JsonNode> input() {
      return JsonNode.class;
    }

    @Override
    public Class<JsonNode> output() {
      return JsonNode.class;
    }

    @Override
    public List<Lane> lanes(JsonNode input) {
      return lanes;
    }

    @Override
    public Outcome<JsonNode> attempt(Attempt<JsonNode> attempt) throws InterruptedException {
      if (takes.isPositive()) {
        time.sleep(takes);
      }
      return Outcome.done(null);
    }
  }
}
