package dev.sheaf.run;

import dev.sheaf.asset.AssetReferences;
import dev.sheaf.asset.AssetSettings;
import dev.sheaf.asset.Assets;
import dev.sheaf.asset.SignedUrls;
import dev.sheaf.egress.AddressPolicy;
import dev.sheaf.egress.Cidr;
import dev.sheaf.egress.GuardedClient;
import dev.sheaf.llm.LlmSettings;
import dev.sheaf.llm.Prices;
import dev.sheaf.secret.MasterKey;
import dev.sheaf.secret.Secrets;
import dev.sheaf.secret.Signer;
import dev.sheaf.store.TestDatabase;
import dev.sheaf.tenant.Keys;
import dev.sheaf.time.SettableTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Everything that runs need, on a fresh database and a clock of its own; 127.0.0.1 may be called.
final class RunLab implements AutoCloseable {

  static final String PUBLIC_URL = "https://sheaf.test";

  final TestDatabase database = TestDatabase.create();
  final SettableTime time = new SettableTime("2026-03-01T12:00:00Z");
  final Keys keys = new Keys(database.database(), time);
  final UUID org = keys.createOrganisation("one");
  final UUID otherOrg = keys.createOrganisation("other");
  final GuardedClient http =
      new GuardedClient(new AddressPolicy(List.of(Cidr.parse("127.0.0.1/32"))));
  final Signer signer = new Signer(database.database());
  final SignedUrls urls = new SignedUrls(signer, () -> PUBLIC_URL, time);
  final Assets assets = new Assets(database.database(), urls, AssetSettings.DEFAULT, time);
  final AssetReferences references = new AssetReferences(database.database(), assets, urls, time);
  final Secrets secrets =
      new Secrets(
          database.database(),
          () -> MasterKey.of(Base64.getEncoder().encodeToString(new byte[32])),
          time);
  final Targets targets = new Targets(database.database(), time);
  final Executors executors;
  final Notes notes = new Notes();

  RunLab() {
    this(null);
  }

  RunLab(@Nullable LlmSettings model) {
    targets.installBuiltIn();
    executors =
        new Executors(
            new ExecutorParts(
                database.database(),
                targets,
                assets,
                references,
                secrets,
                signer,
                http,
                model,
                Prices.standard(),
                () -> PUBLIC_URL,
                time));
  }

  /// Applies the file, which has to be good, and gives its target of that path.
  Target target(String path, String yaml) {
    ApplyReport report = targets.apply(null, yaml);
    if (!report.isGood()) {
      throw new AssertionError(report.problems());
    }
    return target(path);
  }

  Target target(String path) {
    int slash = path.indexOf('/');
    return java.util.Arrays.stream(TargetKind.values())
        .flatMap(kind ->
            targets.byPath(org, kind, path.substring(0, slash), path.substring(slash + 1)).stream())
        .findFirst()
        .orElseThrow();
  }

  static ObjectNode json(String json) {
    return (ObjectNode) Json.MAPPER.readTree(json.replace('\'', '"'));
  }

  TargetCall call(String input) {
    return call(UUID.randomUUID(), input);
  }

  TargetCall call(UUID run, String input) {
    return new TargetCall(org, run, null, null, "ref-1", json(input), null, 1);
  }

  TargetCall call(ObjectNode input) {
    return new TargetCall(org, UUID.randomUUID(), null, null, null, input, null, 1);
  }

  CallResult run(Target target, String input) throws InterruptedException {
    return executors.call(target, call(input), notes);
  }

  CallResult.Succeeded good(Target target, String input) throws InterruptedException {
    CallResult result = run(target, input);
    if (result instanceof CallResult.Succeeded good) {
      return good;
    }
    throw new AssertionError("did not succeed: " + result);
  }

  RunFailure failure(Target target, String input) throws InterruptedException {
    CallResult result = run(target, input);
    if (result instanceof CallResult.Failed failed) {
      return failed.failure();
    }
    throw new AssertionError("did not fail: " + result);
  }

  @Override
  public void close() {
    executors.close();
    http.close();
    database.close();
  }

  /// What was logged.
  static final class Notes implements RunLog {

    final List<String> lines = new ArrayList<>();
    final List<NodeRun> nodes = new ArrayList<>();

    @Override
    public synchronized void add(String level, String message, @Nullable ObjectNode meta) {
      lines.add(level + " " + message);
    }

    @Override
    public synchronized void node(NodeRun node) {
      nodes.add(node);
    }
  }
}
