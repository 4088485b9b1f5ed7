package dev.sheaf.dialect.lindo;

import dev.sheaf.website.WebsitePipelines;
import java.util.Locale;

/// What a job makes (contract, 1.1), with the words that the messages use for it (1.7).
enum WorkKind {
  WEBSITE(WebsitePipelines.WEBSITE, "Creating your website.", "Website creation"),
  PAGE(WebsitePipelines.PAGE, "Creating your page.", "Page creation"),
  BLOG(WebsitePipelines.POST, "Writing your blog post.", "Blog creation");

  private final String pipeline;
  private final String running;
  private final String effort;

  WorkKind(String pipeline, String running, String effort) {
    this.pipeline = pipeline;
    this.running = running;
    this.effort = effort;
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
    return "/v1/ai/workspace/" + name().toLowerCase(Locale.ROOT) + "/status/" + recordId;
  }
}
