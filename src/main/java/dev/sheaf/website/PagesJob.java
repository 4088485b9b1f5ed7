package dev.sheaf.website;

import dev.sheaf.site.write.SitePlan;

/// The pages of a planned website; the items of the job are their numbers in the plan.
public record PagesJob(String recordId, String websiteId, SitePlan plan) {

  private static final String SUFFIX = "/pages";

  /// Names what a page of the plan becomes, before it is written and after.
  String madeBy(int page) {
    return idFor(recordId) + "/" + page;
  }

  /// Which page.
  public record PageNumber(int page) {}

  /// The id of the job that writes the pages of the website that the record is about.
  public static String idFor(String recordId) {
    return recordId + SUFFIX;
  }

  /// The record that a job of that id belongs to, itself for other jobs.
  public static String recordId(String jobId) {
    return jobId.endsWith(SUFFIX) ? jobId.substring(0, jobId.length() - SUFFIX.length()) : jobId;
  }
}
