package dev.sheaf.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Everything that can be set. The name is the command-line option and the YAML key; the
/// environment variable follows from it, except where others have named it before us.
@SuppressWarnings("ImmutableEnumChecker") // the checks are stateless method references
public enum Option {
  HOST("host", "127.0.0.1", "Address to listen on", Checks::text),
  PORT("port", "8080", "Port to listen on; 0 takes a free one", Checks.between(0, 65_535)),
  DATA("data", ".sheaf", "Folder of the embedded database", Checks::text),
  DATABASE_URL(
      "database-url",
      "",
      "PostgreSQL 15+ to use instead of the embedded one, as postgresql://user:password@host/name",
      Checks::databaseUrl),
  API_KEY(
      "api-key", "", "API key to accept, instead of one made at the first start", Checks::apiKey),
  ALLOW_NETWORKS(
      "allow-networks",
      "",
      "Private networks that pages and webhooks may be in, as 10.0.0.0/8,127.0.0.1",
      Checks::networks),
  ROBOTS(
      "robots",
      "true",
      "Whether robots.txt is obeyed, its Crawl-delay up to 30 seconds",
      Checks::bool),
  USER_AGENT("user-agent", "Sheaf/0.1", "Name given to the sites that are fetched", Checks::text),
  HOST_CONCURRENCY("host-concurrency", "2", "Fetches of one host at once", Checks.between(1, 100)),
  HOST_GAP_MS(
      "host-gap-ms",
      "0",
      "Milliseconds between two fetches of one host",
      Checks.between(0, 60_000)),
  RUNNING_BATCHES(
      "running-batches",
      "10",
      "Batches an organisation may have running; further ones queue",
      Checks.between(1, 100_000)),
  BATCH_MODE(
      "batch-mode",
      "auto",
      "Enrichment through the provider's batch API: auto, always or never",
      Checks.oneOf("auto", "always", "never")),
  BATCH_MODE_FROM(
      "batch-mode-from",
      "1000",
      "URLs from which auto means batch mode",
      Checks.between(1, 10_000)),
  BRANDS(
      "brands",
      "llm",
      "How brands are found: llm (the model reads the page) or literal (whole words)",
      Checks.oneOf("llm", "literal")),
  REQUESTS_PER_MINUTE(
      "requests-per-minute",
      "600",
      "API requests a minute of one key, Lindo's aside; further ones are answered 429",
      Checks.between(1, 1_000_000)),
  LINDO_REQUESTS_PER_MINUTE(
      "lindo-requests-per-minute",
      "100",
      "Requests of one key to Lindo's endpoints in a minute of the clock; 0 for no limit",
      Checks.between(0, 1_000_000)),
  LINDO_REQUESTS_PER_HOUR(
      "lindo-requests-per-hour",
      "1000",
      "The same in an hour of the clock",
      Checks.between(0, 60_000_000)),
  BATCH_ITEMS(
      "batch-items", "100", "Inputs that a batch of runs may have", Checks.between(1, 10_000)),
  RETENTION_DAYS("retention-days", "30", "Days that jobs are kept", Checks.between(1, 3_650)),
  GRACE_SECONDS(
      "grace-seconds", "20", "Seconds that running work gets at a stop", Checks.between(0, 3_600)),
  WEBHOOK_SECRET("webhook-secret", "", "Secret that webhooks are signed with", Checks::any),
  LLM_MODEL("llm-model", "", "Model to ask; the provider's usual one by default", Checks::any),
  LLM_PROVIDER(
      "llm-provider",
      "",
      "openai or anthropic, if both have a key",
      Checks.oneOf("openai", "anthropic")),
  LLM_PROMPT_TOKENS(
      "llm-prompt-tokens", "24000", "Most tokens of a prompt", Checks.between(100, 1_000_000)),
  LLM_OUTPUT_TOKENS(
      "llm-output-tokens", "4096", "Most tokens of an answer", Checks.between(16, 1_000_000)),
  LLM_TIMEOUT_SECONDS(
      "llm-timeout-seconds", "180", "Seconds that one answer may take", Checks.between(1, 3_600)),
  LLM_BATCH_POLL_MS(
      "llm-batch-poll-ms",
      "15000",
      "Milliseconds until a young provider batch is looked at again",
      Checks.between(10, 3_600_000)),
  OPENAI_BASE_URL(
      "openai-base-url", "", "OpenAI-compatible server to ask", Checks::url, "OPENAI_BASE_URL"),
  OPENAI_API_KEY("openai-api-key", "", "Its key", Checks::any, "OPENAI_API_KEY"),
  ANTHROPIC_BASE_URL(
      "anthropic-base-url", "", "Anthropic server to ask", Checks::url, "ANTHROPIC_BASE_URL"),
  ANTHROPIC_API_KEY("anthropic-api-key", "", "Its key", Checks::any, "ANTHROPIC_API_KEY"),
  PUBLIC_URL(
      "public-url",
      "",
      "Where clients and endpoints reach this server, for the URLs it hands out",
      Checks::url),
  TARGETS_FILE(
      "targets-file", "", "YAML file of targets that is applied at each start", Checks::text),
  SECRETS_KEY(
      "secrets-key",
      "",
      "Key for stored secrets, 32 bytes in Base64; the file secrets.key in the data folder by"
          + " default",
      Checks::key),
  ASSET_DAYS(
      "asset-days", "30", "Days that uploads and outputs are kept", Checks.between(1, 3_650)),
  CREDITS_DAILY(
      "credits-daily",
      "0",
      "Credits an organisation gets every day; 0 for none",
      Checks.between(0, 1_000_000_000)),
  CREDITS_MONTHLY(
      "credits-monthly",
      "1000000000",
      "Credits an organisation gets every month",
      Checks.between(0, 1_000_000_000)),
  CREDITS_WEBSITE_PAGE(
      "credits-website-page",
      "10",
      "Credits that a page of a new website costs; with all four 0, nothing is counted",
      Checks.between(0, 10_000)),
  CREDITS_PAGE(
      "credits-page", "10", "Credits that a further page costs", Checks.between(0, 10_000)),
  CREDITS_POST("credits-post", "10", "Credits that a blog post costs", Checks.between(0, 10_000)),
  CREDITS_EDIT("credits-edit", "10", "Credits that an edit costs", Checks.between(0, 10_000)),
  LINDO_DIALECT(
      "lindo-dialect",
      "record",
      "Answers of Lindo's format to keys that are bound to no generation: record or workflow",
      Checks.oneOf("record", "workflow")),
  WORKSPACE_EMAIL(
      "workspace-email",
      "",
      "E-mail address that Lindo's clients are told as the workspace's; empty by default",
      Checks::email),
  LOG_LEVEL(
      "log-level",
      "info",
      "error, warn, info or debug",
      Checks.oneOf("error", "warn", "info", "debug"));

  private final String key;
  private final String standard;
  private final String doc;
  private final Function<String, Optional<String>> check;
  private final String environment;

  Option(String key, String standard, String doc, Function<String, Optional<String>> check) {
    this(key, standard, doc, check, "SHEAF_" + key.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  Option(
      String key,
      String standard,
      String doc,
      Function<String, Optional<String>> check,
      String environment) {
    this.key = key;
    this.standard = standard;
    this.doc = doc;
    this.check = check;
    this.environment = environment;
  }

  public String key() {
    return key;
  }

  public String standard() {
    return standard;
  }

  public String doc() {
    return doc;
  }

  public String environment() {
    return environment;
  }

  /// What is wrong with the value, if anything.
  Optional<String> problem(String value) {
    return value.isEmpty() && standard.isEmpty() ? Optional.empty() : check.apply(value);
  }

  public boolean isSecret() {
    return switch (this) {
      case API_KEY, DATABASE_URL, WEBHOOK_SECRET, OPENAI_API_KEY, ANTHROPIC_API_KEY, SECRETS_KEY ->
          true;
      default -> false;
    };
  }

  static Optional<Option> ofKey(String key) {
    return Arrays.stream(values()).filter(option -> option.key.equals(key)).findFirst();
  }
}
