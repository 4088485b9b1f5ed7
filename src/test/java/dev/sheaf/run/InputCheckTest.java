package dev.sheaf.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputCheckTest {

  private final RunLab lab = new RunLab();

  @AfterEach
  void close() {
    lab.close();
  }

  private Target declaring(String input, boolean strict) {
    return lab.target(
        "t/t",
        "targets: [{target: t/t, strict: %s, inputs: {x: %s}, builtin: {name: echo}}]"
            .formatted(strict, input));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {type: string}                    | 'a'                                                      |
          {type: string}                    | 5                                                        | string_type
          {type: string, max-length: 2}     | 'abc'                                                    | too_long
          {type: string, allowed: [a, b]}   | 'c'                                                      | enum
          {type: string, allowed: [a, b]}   | 'b'                                                      |
          {type: integer}                   | 5.0                                                      |
          {type: integer}                   | 5.5                                                      | int_type
          {type: integer}                   | '5'                                                      | int_type
          {type: integer, allowed: [1, 2]}  | 2.0                                                      |
          {type: number, minimum: 0.5}      | 0.49                                                     | greater_than_equal
          {type: number, maximum: 1}        | 1e400                                                    | less_than_equal
          {type: boolean}                   | 'true'                                                   | bool_type
          {type: object}                    | []                                                       | dict_type
          {type: array, max-length: 1}      | [1, 2]                                                   | too_long
          {type: url}                       | 'https://example.com/a b'                                |
          {type: url}                       | 'ftp://example.com'                                      | url_parsing
          {type: url}                       | 'https://u:p@example.com'                                | url_parsing
          {type: image}                     | 'runflow://assets/0197c0de-0201-7a00-8000-000000000201'  |
          {type: image}                     | 'runflow://assets/x'                                     | url_parsing
          {type: image}                     | 'data:image/png;base64,aGk='                             |
          {type: any}                       | {}                                                       |
          {type: string, required: true}    | null                                                     | missing
          {type: string}                    | null                                                     |
          {type: string, required: true, default: a} | null                                            |
          """)
  void oneValue(String declared, String value, String problem) {
    List<InputProblem> problems =
        InputCheck.check(declaring(declared, false), RunLab.json("{'x': " + value + "}"));
    if (problem == null) {
      assertThat(problems).isEmpty();
    } else {
      assertThat(problems).extracting(InputProblem::type).containsExactly(problem);
      assertThat(problems.getFirst().path()).containsExactly("x");
    }
  }

  @Test
  void unknownInputsAreTakenUnlessTheTargetIsStrict() {
    assertThat(InputCheck.check(declaring("{}", false), RunLab.json("{'y': 1}"))).isEmpty();
    assertThat(InputCheck.check(declaring("{}", true), RunLab.json("{'y': 1, 'z': 2}")))
        .extracting(InputProblem::path)
        .containsExactly(List.of("y"), List.of("z"));
  }

  @Test
  void defaultsAreFilledIn() {
    Target target = declaring("{type: integer, default: 7}", false);
    assertThat(InputCheck.withDefaults(target, RunLab.json("{'x': null, 'y': 1}")))
        .isEqualTo(RunLab.json("{'x': 7, 'y': 1}"));
    assertThat(InputCheck.withDefaults(target, RunLab.json("{'x': 8}")))
        .isEqualTo(RunLab.json("{'x': 8}"));
  }
}
