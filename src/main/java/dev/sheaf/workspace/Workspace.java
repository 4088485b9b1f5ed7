package dev.sheaf.workspace;

import org.jspecify.annotations.Nullable;

/// What an organisation has said of itself.
///
/// @param webhookUrl who is told of all events
public record Workspace(
    @Nullable String name,
    @Nullable String language,
    @Nullable String currency,
    @Nullable String webhookUrl) {

  public static final Workspace NOTHING_SAID = new Workspace(null, null, null, null);
}
