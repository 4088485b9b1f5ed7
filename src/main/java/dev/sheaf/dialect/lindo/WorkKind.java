package dev.sheaf.dialect.lindo;

import dev.sheaf.credit.CreditPrices;
import dev.sheaf.website.WebsitePipelines;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a job makes (contract, 1.1), with the words that the messages use for it (1.7).
enum WorkKind {
  WEBSITE(WebsitePipelines.WEBSITE, "website", "Creating your website.", "Website creation"),
  PAGE(WebsitePipelines.PAGE, "page", "Creating your page.", "Page creation"),
  BLOG(WebsitePipelines.POST, "blog", "Writing your blog post.", "Blog creation"),
  EDIT(WebsitePipelines.EDIT, "website/edit", "Editing your website.", "Website edit");

  private final String pipeline;
  private final String path;
  private final String running;
  private final String effort;

  WorkKind(String pipeline, String path, String running, String effort) {
    this.pipeline = pipeline;
    this.path = path;
    this.running = running;
    this.effort = effort;
  }

  static Optional<WorkKind> of(String pipeline) {
    return Arrays.stream(values()).filter(kind -> kind.pipeline.equals(pipeline)).findFirst();
  }

  static Optional<WorkKind> named(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(WorkKind::word).toList();
  }

  /// What the generic endpoints call it.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String pipeline() {
    return pipeline;
  }

  String running() {
    return running;
  }

  String failed(String error) {
    return effort + " failed: " + error;
  }

  String statusUrl(String recordId) {
    return "/v1/ai/workspace/" + path + "/status/" + recordId;
  }

  /// The least that such a job costs.
  int price(CreditPrices prices) {
    return switch (this) {
      case WEBSITE -> prices.websitePage();
      case PAGE -> prices.page();
      case BLOG -> prices.post();
      case EDIT -> prices.edit();
    };
  }
}
