package dev.sheaf.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.run.ApplyReport.Applied;
import dev.sheaf.run.ApplyReport.Change;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TargetsTest {

  private static final String RESIZE =
      """
      targets:
        - target: http/resize/fast
          name: Resize
          description: Makes images smaller.
          strict: true
          inputs:
            image_url: {type: image, required: true, label: Image}
            "Aux Reference 1": {type: integer, minimum: 1, maximum: 10, default: 3}
          price: 0.0025
          price-unit: second
          concurrency: 5
          timeout: 90s
          attempts: 7
          http:
            url: https://resize.example.com/run
            method: put
            headers: {Authorization: "Bearer {{secret:RESIZE_KEY}}"}
            output: /result
            cost-header: X-Cost
            response-max: 1000
            private: true
            later: {poll-url: /status_url, status: /status, every: 5s, longest: 2h, callback: true}
      """;

  private final RunLab lab = new RunLab();

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void aTargetIsReadBackAsItsFileSays() {
    Target target = lab.target("http/resize/fast", RESIZE);

    assertThat(target.owner()).isEqualTo("http");
    assertThat(target.slug()).isEqualTo("resize/fast");
    assertThat(target.version()).isOne();
    assertThat(target.strict()).isTrue();
    assertThat(target.price()).isEqualTo(new Price(Price.Unit.SECOND, new BigDecimal("0.0025")));
    assertThat(target.timeout()).isEqualTo(Duration.ofSeconds(90));
    assertThat(target.maxConcurrency()).isEqualTo(5);
    assertThat(target.attempts()).isEqualTo(7);
    assertThat(target.inputs())
        .extracting(TargetInput::name, TargetInput::displayName, TargetInput::required)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("image_url", "Image", true),
            org.assertj.core.groups.Tuple.tuple("Aux Reference 1", "Aux Reference 1", false));
    Action.Http http = (Action.Http) target.action();
    assertThat(http.method()).isEqualTo("PUT");
    assertThat(http.headers()).isEqualTo(Map.of("Authorization", "Bearer {{secret:RESIZE_KEY}}"));
    assertThat(http.inside()).isTrue();
    Action.Later later = java.util.Objects.requireNonNull(http.later());
    assertThat(later.longest()).isEqualTo(Duration.ofHours(2));
    assertThat(later.running()).contains("processing");
    assertThat(lab.targets.byId(lab.org, target.id())).contains(target);
    assertThat(lab.targets.version(target.versionId())).contains(target);
  }

  @Test
  void aVersionStaysWhenTheFileChanges() {
    Target first = lab.target("http/resize/fast", RESIZE);
    ApplyReport same = lab.targets.apply(null, RESIZE);
    Target second = lab.target("http/resize/fast", RESIZE.replace("90s", "30s"));

    assertThat(same.applied())
        .containsExactly(new Applied(TargetKind.MODEL, "http/resize/fast", 1, Change.UNCHANGED));
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.version()).isEqualTo(2);
    assertThat(second.versionId()).isNotEqualTo(first.versionId());
    // asked of a store that has nothing in memory
    Targets fresh = new Targets(lab.database.database(), lab.time);
    assertThat(fresh.version(first.versionId())).contains(first);
    assertThat(fresh.version(second.versionId())).contains(second);
  }

  @Test
  void theBuiltInTargetsAreEverybodysAndInstallingThemAgainChangesNothing() {
    List<Target> before = lab.targets.list(lab.org);
    lab.targets.installBuiltIn();

    assertThat(lab.targets.list(lab.org)).isEqualTo(before);
    assertThat(lab.targets.list(lab.otherOrg)).isEqualTo(before);
    assertThat(before)
        .extracting(Target::path)
        .contains(
            "builtin/echo",
            "builtin/image-thumbnail",
            "runflow/background-removal",
            "runflow-access/brand-locked-variant-nux");
    assertThat(
            lab.targets.byPath(
                lab.org, TargetKind.COMFYUI_WORKFLOW, "runflow-access", "brand-locked-variant-nux"))
        .isPresent();
  }

  @Test
  void anOrganisationsOwnTargetWinsForItAlone() {
    String own =
        """
        targets:
          - target: builtin/echo
            name: Our own
            builtin: {name: hash}
        """;
    assertThat(lab.targets.apply(lab.org, own).problems()).isEmpty();

    assertThat(lab.target("builtin/echo").name()).isEqualTo("Our own");
    Target others =
        lab.targets.byPath(lab.otherOrg, TargetKind.MODEL, "builtin", "echo").orElseThrow();
    assertThat(others.name()).isEqualTo("Echo");
    assertThat(lab.targets.byId(lab.otherOrg, lab.target("builtin/echo").id())).isEmpty();
    assertThat(lab.targets.list(lab.org))
        .filteredOn(target -> target.path().equals("builtin/echo"))
        .extracting(Target::name)
        .containsExactly("Our own");
  }

  @Test
  void allProblemsAreToldAtOnceAndNothingIsChanged() {
    ApplyReport report =
        lab.targets.apply(
            null,
            """
            targets:
              - target: http/good
                http: {url: "https://example.com"}
              - target: http/bad
                timeout: 3 days
                attempts: 0
                colour: red
                inputs:
                  n: {type: integer, minimum: 5, maximum: 1, default: 7.5}
                  s: {type: text}
                http:
                  url: ftp://example.com
                  headers: {Host: x, X-Key: "{{secret:not a name}}"}
              - target: Http Bad
              - target: http/good
                llm: {user: ""}
                builtin: {name: nonsense}
              - target: builtin/what
                builtin: {name: nonsense}
              - name: nameless
                builtin: {name: echo}
              - target: flow/f
                flow:
                  nodes:
                    - {id: a, target: builtin/gone, input: {x: "{{/nodes/b/text}}"}}
                    - {id: a, target: builtin/echo, input: {x: "{{/what}}"}}
            more: 1
            """);

    assertThat(report.applied()).isEmpty();
    assertThat(report.problems())
        .anyMatch(p -> p.startsWith("line 5: http/bad: timeout is \"3 days\""))
        .anyMatch(p -> p.contains("attempts is 0, must be a whole number from 1 to 20"))
        .anyMatch(p -> p.startsWith("line 7: http/bad: colour is not known here"))
        .anyMatch(p -> p.contains("minimum is 5, must not be above the maximum, 1"))
        .anyMatch(p -> p.contains("inputs n: default is wrong"))
        .anyMatch(p -> p.contains("type is \"text\", must be one of string, integer"))
        .anyMatch(p -> p.contains("url must be an http or https URL"))
        .anyMatch(p -> p.contains("header Host is set by Sheaf itself"))
        .anyMatch(p -> p.contains("names a secret that cannot exist"))
        .anyMatch(p -> p.contains("Http Bad: target must be owner/slug"))
        .anyMatch(p -> p.contains("http/good: target stands in this file twice"))
        .anyMatch(p -> p.contains("what it does is not clear: give only one of llm, builtin"))
        .anyMatch(p -> p.contains("what it does is missing"))
        .anyMatch(p -> p.contains("name is \"nonsense\", must be one of csv-split, echo"))
        .anyMatch(p -> p.contains("target is missing"))
        .anyMatch(p -> p.contains("names {{/nodes/b/text}}, but no node before it is called b"))
        .anyMatch(p -> p.contains("names {{/what}}, which must begin with /input or /nodes/"))
        .anyMatch(p -> p.contains("id is \"a\", which another node has"))
        .anyMatch(p -> p.startsWith("line 27: more is not known here"));
    assertThat(lab.targets.byPath(lab.org, TargetKind.MODEL, "http", "good")).isEmpty();
  }

  @Test
  void onlyTheOperatorMayNameServersInsideTheHouse() {
    String yaml =
        """
        targets:
          - target: http/a
            http: {url: "http://10.0.0.1/", private: true}
          - target: llm/a
            llm: {user: "{{q}}", base-url: "http://127.0.0.1:11434/v1", model: m}
        """;

    assertThat(lab.targets.apply(lab.org, yaml).problems())
        .hasSize(2)
        .allMatch(problem -> problem.contains("may be set only by the operator"));
    assertThat(lab.targets.apply(null, yaml).problems()).isEmpty();
  }

  @Test
  void whatIsNoYamlIsToldWithItsLine() {
    assertThat(lab.targets.apply(null, "targets:\n  - {a").problems())
        .singleElement()
        .asString()
        .startsWith("line 2: this is no YAML");
    assertThat(lab.targets.apply(null, "").problems()).hasSize(1);
    assertThat(lab.targets.apply(null, "- 1").problems()).isNotEmpty();
    assertThat(lab.targets.apply(null, "targets: 5").problems()).hasSize(1);
    assertThat(lab.targets.apply(null, "x".repeat(TargetFile.CHARS_MAX + 1)).problems()).hasSize(1);
  }

  @Test
  void aFileThatGrowsWhenReadIsRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(lab.targets.apply(null, bomb + "targets: []").problems())
        .singleElement()
        .asString()
        .contains("aliases");
  }

  @Test
  void aFlowKeepsTheVersionsOfItsNodes() {
    String yaml =
        """
        targets:
          - target: acme/pipeline
            flow:
              nodes:
                - {id: first, target: acme/step, input: {text: "{{/input/text}}"}}
          - target: acme/step
            name: one
            builtin: {name: echo}
        """;
    Target flow = lab.target("acme/pipeline", yaml);
    Target step = lab.target("acme/step");
    assertThat(flow.kind()).isEqualTo(TargetKind.FLOW);
    assertThat(flow.nodesTotal()).isOne();
    assertThat(((Action.Flow) flow.action()).nodes().getFirst().versionId())
        .isEqualTo(step.versionId());

    ApplyReport again = lab.targets.apply(null, yaml.replace("name: one", "name: two"));
    assertThat(again.applied()).extracting(Applied::change).containsOnly(Change.UPDATED);
    assertThat(lab.targets.version(flow.versionId())).contains(flow);
  }

  @Test
  void aFlowMustNotCallWhatIsNotThereOrAFlow() {
    ApplyReport report =
        lab.targets.apply(
            null,
            """
            targets:
              - target: acme/a
                kind: model
                flow: {nodes: [{id: x, target: builtin/echo}]}
              - target: acme/b
                flow: {nodes: [{id: x, target: acme/a}, {id: y, target: acme/gone}]}
            """);
    assertThat(report.problems())
        .containsExactly(
            "line 5: acme/b: node x calls acme/a, which is a flow itself",
            "line 5: acme/b: node y calls acme/gone, which does not exist");
  }

  @Test
  void filesAppliedAtOnceGiveOneVersionEach() throws Exception {
    try (var threads = java.util.concurrent.Executors.newFixedThreadPool(4)) {
      List<Callable<ApplyReport>> all =
          java.util.stream.IntStream.range(0, 8)
              .<Callable<ApplyReport>>mapToObj(
                  i -> () -> lab.targets.apply(null, RESIZE.replace("90s", (i + 10) + "s")))
              .toList();
      for (var report : threads.invokeAll(all)) {
        assertThat(report.get().problems()).isEmpty();
      }
    }
    assertThat(lab.target("http/resize/fast").version()).isEqualTo(8);
  }
}
