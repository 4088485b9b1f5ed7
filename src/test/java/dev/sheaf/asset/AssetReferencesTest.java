package dev.sheaf.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.asset.AssetReferences.Exchanged;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AssetReferencesTest {

  private final AssetLab lab = new AssetLab();

  @AfterEach
  void close() {
    lab.close();
  }

  private static JsonNode json(String json) {
    return JsonMapper.shared().readTree(json.replace('\'', '"'));
  }

  @Test
  void dataUrisBecomeAssetsAndEverythingElseStays() {
    String png = "data:image/png;base64," + Base64.getEncoder().encodeToString(AssetLab.PNG);
    JsonNode tree =
        json(
            "{'a': [{'Aux Reference 1': '%s'}], 'b': 'data is text', 'n': 1.50, 'z': null}"
                .formatted(png));

    Exchanged stored = lab.references.stored(lab.org, tree);

    assertThat(stored.isGood()).isTrue();
    String reference = stored.tree().at("/a/0/Aux Reference 1").asString();
    Asset asset = lab.assets.find(lab.org, AssetId.parse(reference).orElseThrow()).orElseThrow();
    assertThat(asset.mimeType()).isEqualTo("image/png");
    assertThat(asset.name()).isEqualTo("Aux Reference 1");
    assertThat(lab.assets.read(asset)).isEqualTo(AssetLab.PNG);
    assertThat(stored.tree())
        .isEqualTo(json(tree.toString().replace('"', '\'').replace(png, reference)));
  }

  @Test
  void dataUrisInAllTheirForms() {
    assertThat(read("data:,Hello%20World+1")).isEqualTo("Hello World+1");
    assertThat(read("data:text/plain;charset=utf-8,%C3%A9")).isEqualTo("é");
    assertThat(read("DATA:text/plain;BASE64,aGk=")).isEqualTo("hi");
    assertThat(read("data:;base64,aGk%3D")).isEqualTo("hi");
  }

  private String read(String uri) {
    Exchanged stored = lab.references.stored(lab.org, json("['" + uri + "']"));
    assertThat(stored.problems()).isEmpty();
    AssetId id = AssetId.parse(stored.tree().path(0).asString()).orElseThrow();
    byte[] bytes = lab.assets.read(lab.assets.find(lab.org, id).orElseThrow());
    return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"data:", "data:image/png;base64", "data:;base64,a", "data:,", "data:,%zz"})
  void brokenDataUrisAreProblems(String uri) {
    Exchanged stored = lab.references.stored(lab.org, json("{'x': ['" + uri + "']}"));
    assertThat(stored.problems()).hasSize(1);
    assertThat(stored.problems().getFirst().path()).containsExactly("x", "0");
    assertThat(lab.rows("asset")).isZero();
  }

  @Test
  void referencesBecomeUrlsThatAreFreshAtEachTime() {
    Asset asset = lab.assets.store(lab.org, "a", AssetLab.PNG, null, Asset.Source.OUTPUT);
    JsonNode tree =
        json("{'urls': ['%s', 'https://x'], 'n': 0.10}".formatted(asset.id().reference()));

    Exchanged first = lab.references.signed(lab.org, tree);
    lab.time.advance(java.time.Duration.ofHours(1));
    Exchanged second = lab.references.signed(lab.org, tree);

    String url = first.tree().at("/urls/0").asString();
    assertThat(lab.assets.behind(url)).contains(asset);
    assertThat(second.tree().at("/urls/0").asString()).isNotEqualTo(url);
    assertThat(first.tree().at("/urls/1").asString()).isEqualTo("https://x");
  }

  @Test
  void unknownForeignExpiredAndBrokenReferencesAreProblemsAlike() {
    Asset foreign = lab.assets.store(lab.otherOrg, "a", AssetLab.PNG, null, Asset.Source.OUTPUT);
    String unknown = "runflow://assets/" + UUID.randomUUID();
    JsonNode tree =
        json(
            "{'a': '%s', 'b': ['%s'], 'c': 'runflow://assets/%%00'}"
                .formatted(foreign.id().reference(), unknown));

    Exchanged signed = lab.references.signed(lab.org, tree);

    assertThat(signed.problems())
        .containsExactly(
            new AssetProblem(
                java.util.List.of("a"), "There is no asset " + foreign.id().reference()),
            new AssetProblem(java.util.List.of("b", "0"), "There is no asset " + unknown),
            new AssetProblem(java.util.List.of("c"), "There is no asset runflow://assets/%00"));
    assertThat(signed.tree()).isEqualTo(tree);
    lab.time.advance(java.time.Duration.ofDays(31));
    assertThat(lab.references.signed(lab.otherOrg, tree).problems()).hasSize(3);
  }
}
