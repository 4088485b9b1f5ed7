package dev.sheaf.dialect.runflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetPathTest {

  @ParameterizedTest
  @CsvSource({
    "/v1/models/http/resize/runs,                                          http,      resize",
    "/runflow/v1/models/http/resize/batches,                               http,      resize",
    "/v1/models/bytedance/seedance/2.0/fast/text-to-video/runs,            bytedance, seedance/2.0/fast/text-to-video",
    "/v1/models/http/a%20b/runs,                                           http,      a b",
    "/v1/models/http/a%2Fb/runs,                                           http,      a/b",
    "/v1/models/http/a+b/runs,                                             http,      a+b",
    "/v1/models/http/runs/runs,                                            http,      runs",
    "/v1/models/models/models/runs,                                        models,    models",
  })
  void theFirstIsTheOwnerTheLastTheVerbAndBetweenIsTheSlug(String path, String owner, String slug) {
    TargetPath name = TargetPath.of(path, "models").withoutVerb();
    assertThat(name.isName()).isTrue();
    assertThat(name.owner()).isEqualTo(owner);
    assertThat(name.slug()).isEqualTo(slug);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/models/runs",
        "/v1/models/http/runs",
        "/v1/models/http//runs",
        "/v1/models//a/runs",
        "/v1/models/a%00/b/runs"
      })
  void whatNamesNoTarget(String path) {
    assertThat(TargetPath.of(path, "models").withoutVerb().isName()).isFalse();
  }

  @Test
  void brokenEscapesAreRefused() {
    assertThatThrownBy(() -> TargetPath.of("/v1/models/a/%zz/runs", "models"))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void anIdStandsAlone() {
    TargetPath path = TargetPath.of("/v1/models/any/pricing", "models");
    assertThat(path.endsWith("pricing")).isTrue();
    assertThat(path.withoutVerb().isId()).isTrue();
    assertThat(path.withoutVerb().id()).isEqualTo(Ids.ANY);
  }
}
