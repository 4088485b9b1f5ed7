package dev.sheaf.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class FaultsTest {

  private final Faults faults =
      new Faults(
          LlmSettings.of(
              Provider.OPENAI, URI.create("https://api.openai.com/v1"), new Secret("k"), "m"));

  @ParameterizedTest
  @CsvSource({
    "400, invalid_request_error, , LLM_BAD_REQUEST, false",
    "400, , context_length_exceeded, LLM_PROMPT_TOO_LARGE, false",
    "400, billing_error, , LLM_QUOTA_EXHAUSTED, false",
    "401, authentication_error, , LLM_UNAUTHORIZED, false",
    "402, , , LLM_QUOTA_EXHAUSTED, false",
    "403, permission_error, , LLM_UNAUTHORIZED, false",
    "404, , model_not_found, LLM_NOT_FOUND, false",
    "408, , , LLM_UNAVAILABLE, true",
    "413, request_too_large, , LLM_PROMPT_TOO_LARGE, false",
    "422, , , LLM_BAD_REQUEST, false",
    "429, rate_limit_error, , LLM_RATE_LIMITED, true",
    "429, insufficient_quota, insufficient_quota, LLM_QUOTA_EXHAUSTED, false",
    "429, , credit_balance_exhausted, LLM_QUOTA_EXHAUSTED, false",
    "500, api_error, , LLM_UNAVAILABLE, true",
    "503, , , LLM_OVERLOADED, true",
    "529, overloaded_error, , LLM_OVERLOADED, true",
    "302, , , LLM_BAD_REQUEST, false",
  })
  void everyStatusHasItsMeaning(
      int status, String type, String code, String failure, boolean retryable) {
    Faults.Fault fault = faults.of(status, error(type, code, "Something happened."));
    assertThat(fault.failure().code()).isEqualTo(failure);
    assertThat(fault.retryable()).isEqualTo(retryable);
  }

  @Test
  void aMessageAboutALongPromptIsUnderstoodWithoutACode() {
    JsonNode body = error("invalid_request_error", "", "prompt is too long: 210000 tokens");
    assertThat(faults.of(400, body).failure().code()).isEqualTo("LLM_PROMPT_TOO_LARGE");
  }

  @Test
  void errorsOfOtherShapesAreReadToo() {
    assertThat(faults.said(Json.MAPPER.readTree("{\"error\": \"just words\"}")))
        .isEqualTo("just words");
    assertThat(faults.said(Json.MAPPER.readTree("{\"message\": \"on top\"}"))).isEqualTo("on top");
    assertThat(faults.said(Json.MAPPER.missingNode())).isEmpty();
  }

  private static JsonNode error(String type, String code, String message) {
    var body = Json.MAPPER.createObjectNode();
    body.putObject("error").put("type", type).put("code", code).put("message", message);
    return body;
  }
}
