package dev.sheaf.website;

import dev.sheaf.site.write.SitePlan;

/// The pages of a planned website; the items of the job are their numbers in the plan.
public record PagesJob(String websiteId, SitePlan plan) {

  /// Which page.
  public record PageNumber(int page) {}

  /// The id of the job that writes the pages of the website that the record is about.
  public static String idFor(String recordId) {
    return recordId + "/pages";
  }
}
