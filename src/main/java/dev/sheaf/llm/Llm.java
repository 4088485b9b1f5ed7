package dev.sheaf.llm;

import dev.sheaf.egress.GuardedClient;
import dev.sheaf.time.Time;

/// Makes the clients for one model.
public final class Llm {

  private final ModelClient live;
  private final BatchClient batches;

  public Llm(LlmSettings settings, Prices prices, GuardedClient http, Time time) {
    Wire wire =
        switch (settings.provider()) {
          case OPENAI -> new OpenAiWire(settings);
          case ANTHROPIC -> new AnthropicWire(settings);
        };
    Judge judge = new Judge();
    Channel channel = new Channel(settings, wire, http, time);
    ShapeMemory shapes = new ShapeMemory(wire);
    RequestWriter writer = new RequestWriter(wire, shapes, judge);
    LineReader reader = new LineReader(settings, wire, prices, judge);
    this.live = new LiveClient(settings, wire, channel, shapes, prices, judge);
    this.batches =
        switch (settings.provider()) {
          case OPENAI -> new OpenAiBatches(settings, writer, channel, reader, time);
          case ANTHROPIC -> new AnthropicBatches(settings, writer, channel, reader, time);
        };
  }

  public ModelClient live() {
    return live;
  }

  public BatchClient batches() {
    return batches;
  }
}
