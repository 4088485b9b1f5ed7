package dev.sheaf.run;

import dev.sheaf.asset.AssetReferences;
import dev.sheaf.asset.Assets;
import dev.sheaf.egress.GuardedClient;
import dev.sheaf.llm.LlmSettings;
import dev.sheaf.llm.Prices;
import dev.sheaf.secret.Secrets;
import dev.sheaf.secret.Signer;
import dev.sheaf.store.Database;
import dev.sheaf.time.Time;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What executors work with.
///
/// @param model the server's own model, for prompts that name none; null if there is none
/// @param publicUrl where endpoints reach this server, for their callbacks
public record ExecutorParts(
    Database database,
    Targets targets,
    Assets assets,
    AssetReferences references,
    Secrets secrets,
    Signer signer,
    GuardedClient http,
    @Nullable LlmSettings model,
    Prices prices,
    Supplier<String> publicUrl,
    Time time) {}
