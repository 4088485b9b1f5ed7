package dev.sheaf.dialect.olostep;

import dev.sheaf.egress.AddressPolicy;
import dev.sheaf.egress.Urls;
import dev.sheaf.webhook.NewEvent;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The body of `POST /v1/batches-airops` (2.1), read and checked as a whole: every violation is
/// reported, unknown members are ignored, `null` for an optional member is as good as absent.
record AiropsRequest(
    List<Item> items,
    List<String> brands,
    String country,
    @Nullable String webhook,
    Map<String, String> metadata,
    @Nullable Boolean batchMode) {

  static final int ITEMS_MAX = 10_000;
  static final int CUSTOM_ID_MAX = 255;
  static final int BRAND_MAX = 100;

  /// No maximum is published; this one keeps a batch's input readable.
  static final int BRANDS_MAX = 1_000;

  private static final String ANYWHERE = "RANDOM";
  private static final Set<String> COUNTRIES =
      Arrays.stream(Locale.getISOCountries()).collect(Collectors.toUnmodifiableSet());
  private static final JsonMapper JSON = JsonMapper.shared();

  /// One URL with the caller's id.
  record Item(String url, String customId) {}

  /// The request, or nothing if there are problems.
  static Optional<AiropsRequest> read(byte[] body, AddressPolicy policy, Problems problems) {
    JsonNode root = tree(body, problems);
    if (root == null) {
      return Optional.empty();
    }
    AiropsRequest request =
        new AiropsRequest(
            items(root.path("items"), problems),
            brands(root.path("brands"), problems),
            country(root.path("country"), problems),
            webhook(root, policy, problems),
            Metadata.read(root.path("metadata"), problems),
            batchMode(root.path("batch_mode"), problems));
    return problems.any() ? Optional.empty() : Optional.of(request);
  }

  private static @Nullable JsonNode tree(byte[] body, Problems problems) {
    try {
      JsonNode root = JSON.readTree(body);
      if (root.isObject()) {
        return root;
      }
      problems.wrongType("", "object");
    } catch (JacksonException _) {
      problems.add("", "custom", "The body is not valid JSON");
    }
    return null;
  }

  private static List<Item> items(JsonNode node, Problems problems) {
    if (isAbsent(node)) {
      problems.required("items");
      return List.of();
    }
    if (!node.isArray()) {
      problems.wrongType("items", "array");
      return List.of();
    }
    if (node.isEmpty()) {
      problems.add("items", "too_small", "Array must contain at least 1 element(s)");
    } else if (node.size() > ITEMS_MAX) {
      problems.add("items", "too_big", "Array must contain at most 10000 element(s)");
      return List.of();
    }
    List<Item> items = new ArrayList<>(node.size());
    for (int i = 0; i < node.size() && !problems.isFull(); i++) {
      item(node.get(i), "items." + i, problems).ifPresent(items::add);
    }
    return items;
  }

  private static Optional<Item> item(JsonNode node, String path, Problems problems) {
    if (!node.isObject()) {
      problems.wrongType(path, "object");
      return Optional.empty();
    }
    String url = text(node.path("url"), path + ".url", problems);
    String customId = text(node.path("custom_id"), path + ".custom_id", problems);
    if (url != null && Urls.parse(url).isEmpty()) {
      problems.add(path + ".url", "invalid_string", "Invalid url");
    }
    if (customId != null) {
      checkCustomId(customId, path + ".custom_id", problems);
    }
    return url == null || customId == null
        ? Optional.empty()
        : Optional.of(new Item(url, customId));
  }

  private static void checkCustomId(String id, String path, Problems problems) {
    if (id.isEmpty()) {
      problems.add(path, "too_small", "String must contain at least 1 character(s)");
    } else if (id.codePointCount(0, id.length()) > CUSTOM_ID_MAX) {
      problems.add(path, "too_big", "String must contain at most 255 character(s)");
    } else if (!isStorable(id)) {
      problems.add(path, "invalid_string", "String must not contain NUL or broken surrogates");
    }
  }

  private static @Nullable String text(JsonNode node, String path, Problems problems) {
    if (isAbsent(node)) {
      problems.required(path);
      return null;
    }
    if (!node.isString()) {
      problems.wrongType(path, "string");
      return null;
    }
    return node.asString();
  }

  private static List<String> brands(JsonNode node, Problems problems) {
    if (isAbsent(node)) {
      return List.of();
    }
    if (!node.isArray()) {
      problems.wrongType("brands", "array");
      return List.of();
    }
    if (node.size() > BRANDS_MAX) {
      problems.add("brands", "too_big", "Array must contain at most " + BRANDS_MAX + " element(s)");
      return List.of();
    }
    LinkedHashSet<String> brands = new LinkedHashSet<>();
    for (int i = 0; i < node.size(); i++) {
      brand(node.get(i), "brands." + i, problems).ifPresent(brands::add);
    }
    return List.copyOf(brands);
  }

  private static Optional<String> brand(JsonNode node, String path, Problems problems) {
    if (!node.isString()) {
      problems.wrongType(path, "string");
      return Optional.empty();
    }
    String brand = node.asString();
    if (brand.isBlank()) {
      problems.add(path, "too_small", "String must contain at least 1 character(s)");
    } else if (brand.codePointCount(0, brand.length()) > BRAND_MAX) {
      problems.add(path, "too_big", "String must contain at most 100 character(s)");
    } else if (!isStorable(brand)) {
      problems.add(path, "invalid_string", "String must not contain NUL or broken surrogates");
    }
    return Optional.of(brand);
  }

  private static String country(JsonNode node, Problems problems) {
    if (isAbsent(node)) {
      return ANYWHERE;
    }
    if (!node.isString()) {
      problems.wrongType("country", "string");
      return ANYWHERE;
    }
    String country = node.asString().toUpperCase(Locale.ROOT);
    if (!country.equals(ANYWHERE) && !COUNTRIES.contains(country)) {
      problems.add(
          "country", "invalid_string", "Expected an ISO 3166-1 alpha-2 country code or RANDOM");
    }
    return country;
  }

  /// `webhook`, or its alias `webhook_url`.
  private static @Nullable String webhook(JsonNode root, AddressPolicy policy, Problems problems) {
    String name = isAbsent(root.path("webhook")) ? "webhook_url" : "webhook";
    JsonNode node = root.path(name);
    if (isAbsent(node)) {
      return null;
    }
    if (!node.isString()) {
      problems.wrongType(name, "string");
      return null;
    }
    Optional<URI> url = Urls.parse(node.asString());
    if (node.asString().length() > NewEvent.URL_MAX) {
      problems.add(
          name, "too_big", "String must contain at most " + NewEvent.URL_MAX + " character(s)");
    } else if (url.isEmpty()) {
      problems.add(name, "invalid_string", "Invalid url");
    } else if (Urls.isForbiddenLiteral(url.get(), policy)) {
      problems.add(name, "custom", "The webhook must not point to localhost or a private address");
    }
    return node.asString();
  }

  private static @Nullable Boolean batchMode(JsonNode node, Problems problems) {
    if (isAbsent(node)) {
      return null;
    }
    if (!node.isBoolean()) {
      problems.wrongType("batch_mode", "boolean");
      return null;
    }
    return node.asBoolean();
  }

  private static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  /// PostgreSQL's text holds neither NUL nor half a character.
  private static boolean isStorable(String text) {
    return text.codePoints()
        .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }
}
