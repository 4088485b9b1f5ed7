package dev.sheaf.run;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a run that succeeded leaves behind.
public record RunResult(JsonNode output, @Nullable ObjectNode costBreakdown) {}
