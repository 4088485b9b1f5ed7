package dev.sheaf.dialect.runflow;

import dev.sheaf.egress.AddressPolicy;
import dev.sheaf.egress.Urls;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the members of a body and gathers everything that is wrong with them, so that a caller is
/// told all at once. An absent member and null are the same.
final class Fields {

  static final int LABEL_MAX = 255;
  static final int CLIENT_REF_MAX = 255;
  static final int CALLBACK_URL_MAX = 2_048;
  static final int METADATA_MAX = 64 << 10;

  /// More problems than these tell nobody more.
  private static final int PROBLEMS_MAX = 100;

  private final ObjectNode body;
  private final List<Object> path;
  private final List<Problem> problems;

  Fields(ObjectNode body) {
    this(body, List.of("body"), new ArrayList<>());
  }

  private Fields(ObjectNode body, List<Object> path, List<Problem> problems) {
    this.body = body;
    this.path = path;
    this.problems = problems;
  }

  /// The members of an object within, whose problems are gathered with these.
  Fields within(ObjectNode inner, Object... more) {
    List<Object> deeper = new ArrayList<>(path);
    deeper.addAll(Arrays.asList(more));
    return new Fields(inner, deeper, problems);
  }

  boolean has(String name) {
    return !isAbsent(body.path(name));
  }

  JsonNode node(String name) {
    return body.path(name);
  }

  void wrong(String type, String msg, Object... more) {
    if (problems.size() < PROBLEMS_MAX) {
      List<Object> loc = new ArrayList<>(path);
      loc.addAll(Arrays.asList(more));
      problems.add(new Problem(loc, msg, type));
    }
  }

  void refuseIfWrong() {
    if (!problems.isEmpty()) {
      throw Refusal.invalid(problems);
    }
  }

  @Nullable String text(String name, int least, int most) {
    JsonNode node = body.path(name);
    if (isAbsent(node)) {
      return null;
    }
    if (!node.isString()) {
      wrong("string_type", "Input should be a valid string", name);
      return null;
    }
    String text = node.asString();
    int length = text.codePointCount(0, text.length());
    if (length < least) {
      wrong("string_too_short", "String should have at least " + least + " characters", name);
    } else if (length > most) {
      wrong("string_too_long", "String should have at most " + most + " characters", name);
    } else if (!isStorable(text)) {
      wrong("string_unicode", "String must not contain NUL or broken surrogates", name);
    }
    return text;
  }

  String requiredText(String name, int least, int most) {
    String text = text(name, least, most);
    if (text == null && !has(name)) {
      missing(name);
    }
    return text == null ? "" : text;
  }

  @Nullable Boolean bool(String name) {
    JsonNode node = body.path(name);
    if (isAbsent(node)) {
      return null;
    }
    if (!node.isBoolean()) {
      wrong("bool_type", "Input should be a valid boolean", name);
      return null;
    }
    return node.asBoolean();
  }

  long requiredNumber(String name, long least, long most) {
    JsonNode node = body.path(name);
    if (isAbsent(node)) {
      missing(name);
    } else if (!node.isIntegralNumber()) {
      wrong("int_type", "Input should be a valid integer", name);
    } else if (!node.canConvertToLong() || node.asLong() < least || node.asLong() > most) {
      wrong("int_range", "Input should be from " + least + " to " + most, name);
    } else {
      return node.asLong();
    }
    return least;
  }

  void missing(String name) {
    wrong("missing", "Field required", name);
  }

  @Nullable ObjectNode metadata() {
    JsonNode node = body.path("metadata");
    if (isAbsent(node)) {
      return null;
    }
    if (!(node instanceof ObjectNode object)) {
      wrong("dict_type", "Input should be a valid object", "metadata");
      return null;
    }
    if (Wire.bytes(object).length > METADATA_MAX) {
      wrong("too_long", "Metadata should have at most 64 KiB", "metadata");
    }
    return object;
  }

  /// A callback's address. One written as a private address is refused here; a name is judged when
  /// it is called (2.12).
  @Nullable URI callbackUrl(AddressPolicy policy) {
    return url("callback_url", policy);
  }

  @Nullable URI url(String name, AddressPolicy policy) {
    String text = text(name, 1, CALLBACK_URL_MAX);
    if (text == null || text.isEmpty() || text.length() > CALLBACK_URL_MAX) {
      return null;
    }
    Optional<URI> url = Urls.parse(text);
    if (url.isEmpty() || url.get().toString().length() > CALLBACK_URL_MAX) {
      wrong("url_parsing", "Input should be a valid http or https URL", name);
      return null;
    }
    if (Urls.isForbiddenLiteral(url.get(), policy)) {
      wrong("url_forbidden", "The URL must not point to a private address", name);
    }
    return url.get();
  }

  static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  /// PostgreSQL's text holds neither NUL nor half a character.
  static boolean isStorable(String text) {
    return text.codePoints()
        .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }
}
