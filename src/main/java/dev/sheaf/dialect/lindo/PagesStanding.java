package dev.sheaf.dialect.lindo;

import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A website job whose website exists, from its pages (contract, 1.4): a pure function.
///
/// @param isCancelled with pages unwritten: that it was cancelled is told (6.16), not how far it
///   came
record PagesStanding(
    String websiteId, String name, String address, List<PageStanding> pages, boolean isCancelled) {

  Standing standing() {
    int total = pages.size();
    int complete = count(Status.COMPLETE);
    if (count(Status.RUNNING) > 0) {
      String message = WorkKind.WEBSITE.running() + " " + ofTotal(complete);
      return Standing.running(WorkKind.WEBSITE, message + ".", result());
    }
    if (isCancelled) {
      return Standing.errored(WorkKind.WEBSITE, Standings.CANCELLED, result());
    }
    if (complete == total) {
      String message = "Website created. " + ofTotal(complete) + ".";
      return Standing.ended(WorkKind.WEBSITE, Status.COMPLETE, message, result());
    }
    if (complete == 0) {
      return Standing.errored(WorkKind.WEBSITE, firstError(), result());
    }
    String message =
        "Website created with errors. %s, %d failed."
            .formatted(ofTotal(complete), total - complete);
    return Standing.ended(WorkKind.WEBSITE, Status.PARTIAL, message, result());
  }

  private String ofTotal(int complete) {
    return complete + " of " + pages.size() + " pages complete";
  }

  private int count(Status status) {
    return (int) pages.stream().filter(page -> page.status() == status).count();
  }

  private String firstError() {
    return pages.stream()
        .map(PageStanding::error)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  private ObjectNode result() {
    ObjectNode result = JsonNodeFactory.instance.objectNode().put("website_id", websiteId);
    result
        .putObject("pages_summary")
        .put("total", pages.size())
        .put("complete", count(Status.COMPLETE))
        .put("running", count(Status.RUNNING))
        .put("errored", count(Status.ERRORED));
    ArrayNode list = result.putArray("pages");
    pages.forEach(page -> add(list, page));
    pages.stream()
        .filter(page -> page.slug().isEmpty() && page.pageId() != null)
        .forEach(home -> result.put("home_page_id", home.pageId()));
    return result.put(Envelope.WEBSITE_NAME, name).put(Envelope.DOMAIN, address);
  }

  private static void add(ArrayNode list, PageStanding page) {
    ObjectNode entry = list.addObject();
    entry.put("slug", page.slug()).put("path", "/" + page.slug());
    entry.put("status", page.status().word());
    if (page.pageId() != null) {
      entry.put("page_id", page.pageId());
    }
    if (page.error() != null) {
      entry.put("error_message", page.error());
    }
  }
}
