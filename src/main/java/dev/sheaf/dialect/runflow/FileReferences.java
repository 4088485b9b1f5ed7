package dev.sheaf.dialect.runflow;

import dev.sheaf.asset.AssetProblem;
import dev.sheaf.asset.AssetReferences;
import dev.sheaf.asset.AssetReferences.Exchanged;
import dev.sheaf.failure.Failure;
import dev.sheaf.run.FailureStage;
import dev.sheaf.run.NewRuns;
import dev.sheaf.run.NewRuns.NewRun;
import dev.sheaf.run.RunFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Files in what goes in and comes out (2.7): `data:` URIs are stored and replaced by references on
/// their way in, references become signed URLs each time they are read.
public final class FileReferences {

  private static final String REFERENCE = "runflow://assets/";

  private final AssetReferences assets;

  public FileReferences(AssetReferences assets) {
    this.assets = assets;
  }

  /// The runs with their files stored; to be called in the transaction that accepts them. A file
  /// that cannot be stored refuses the request. A reference that leads nowhere refuses a run on its
  /// own and fails an item of a batch.
  NewRuns stored(NewRuns runs) {
    List<NewRun> stored = new ArrayList<>();
    for (int i = 0; i < runs.runs().size(); i++) {
      stored.add(stored(runs, i));
    }
    JsonNode metadata =
        runs.metadata() == null ? null : stored(runs.orgId(), runs.metadata(), "metadata");
    return new NewRuns(
        runs.orgId(),
        runs.createdBy(),
        runs.target(),
        runs.batch(),
        stored,
        (ObjectNode) metadata,
        runs.callbackUrl(),
        runs.source(),
        runs.requestId(),
        runs.terms());
  }

  private NewRun stored(NewRuns runs, int index) {
    NewRun run = runs.runs().get(index);
    Object[] loc = runs.batch() ? new Object[] {"input", index} : new Object[] {"input"};
    JsonNode input = stored(runs.orgId(), run.input(), loc);
    List<AssetProblem> problems = assets.signed(runs.orgId(), input).problems();
    if (problems.isEmpty()) {
      return new NewRun(run.clientRef(), (ObjectNode) input, run.refused());
    }
    if (!runs.batch()) {
      throw refusal(problems, loc);
    }
    Failure refused = run.refused() != null ? run.refused() : notFound(problems);
    return new NewRun(run.clientRef(), (ObjectNode) input, refused);
  }

  private JsonNode stored(UUID org, JsonNode tree, Object... loc) {
    Exchanged exchanged = assets.stored(org, tree);
    if (!exchanged.isGood()) {
      throw refusal(exchanged.problems(), loc);
    }
    return exchanged.tree();
  }

  private static Failure notFound(List<AssetProblem> problems) {
    return Failure.caller(RunFailure.ASSET_NOT_FOUND, problems.getFirst().message())
        .at(FailureStage.PREPROCESS.word());
  }

  private static Refusal refusal(List<AssetProblem> problems, Object... loc) {
    List<Problem> all = new ArrayList<>();
    for (AssetProblem problem : problems) {
      List<Object> where = new ArrayList<>(List.of("body"));
      where.addAll(List.of(loc));
      where.addAll(problem.path());
      all.add(new Problem(where, problem.message(), "asset_not_usable"));
    }
    return Refusal.invalid(all);
  }

  /// The runs of one organisation with fresh URLs in the place of references, all looked up at
  /// once.
  List<RunRow> signed(List<RunRow> runs) {
    ArrayNode trees = Wire.JSON.createArrayNode();
    for (RunRow run : runs) {
      trees.add(run.input()).add(nullable(run.output())).add(nullable(run.metadata()));
    }
    if (runs.isEmpty() || !hasReference(trees)) {
      return runs;
    }
    JsonNode signed = assets.signed(runs.getFirst().orgId(), trees).tree();
    List<RunRow> all = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      all.add(
          runs.get(i)
              .with(
                  (ObjectNode) signed.get(3 * i),
                  present(signed.get(3 * i + 1)),
                  present(signed.get(3 * i + 2))));
    }
    return all;
  }

  /// Inputs as JSON texts, likewise.
  List<String> signedTexts(UUID org, List<String> inputs) {
    if (inputs.stream().noneMatch(input -> input.contains(REFERENCE))) {
      return inputs;
    }
    ArrayNode trees = Wire.JSON.createArrayNode();
    inputs.forEach(input -> trees.add(Wire.JSON.readTree(input)));
    return assets.signed(org, trees).tree().valueStream().map(JsonNode::toString).toList();
  }

  private static boolean hasReference(JsonNode node) {
    return node.isString()
        ? node.asString().startsWith(REFERENCE)
        : node.valueStream().anyMatch(FileReferences::hasReference);
  }

  private static JsonNode nullable(@Nullable JsonNode node) {
    return node == null ? Wire.JSON.nullNode() : node;
  }

  private static @Nullable JsonNode present(JsonNode node) {
    return node.isNull() ? null : node;
  }
}
