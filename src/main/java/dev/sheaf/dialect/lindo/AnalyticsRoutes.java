package dev.sheaf.dialect.lindo;

import dev.sheaf.tenant.Caller;
import dev.sheaf.time.Time;
import dev.sheaf.website.PageKind;
import dev.sheaf.website.SitePages;
import dev.sheaf.website.Traffic;
import dev.sheaf.website.Websites;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// What is known of the traffic (contract, 3.1 and 3.6): requests, day by day. Visitors are not
/// followed, so how many there were is not told.
@RestController
@RequestMapping({"/v1/workspace", "/lindo/v1/workspace"})
@Tag(name = "Lindo: workspace")
public class AnalyticsRoutes {

  private static final int DAYS = 30;

  private final Websites websites;
  private final SitePages pages;
  private final Traffic traffic;
  private final Time time;

  public AnalyticsRoutes(Websites websites, SitePages pages, Traffic traffic, Time time) {
    this.websites = websites;
    this.pages = pages;
    this.traffic = traffic;
    this.time = time;
  }

  private record Days(LocalDate from, LocalDate to) {}

  @Operation(summary = "Requests and contents of a website, of the last 30 days by default")
  @GetMapping("/website/{id}/analytics")
  public ObjectNode website(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to) {
    if (!websites.isOwned(caller.orgId(), id)) {
      throw Refusal.notFound("Website");
    }
    Days days = days(from, to);
    traffic.write();
    ObjectNode result = Answers.object().put("website_id", id);
    result.put("total_requests", traffic.of(id, days.from, days.to));
    result.put("total_pages", pages.count(id, PageKind.PAGE));
    return Answers.of(dated(result.put("total_blogs", pages.count(id, PageKind.POST)), days));
  }

  @Operation(summary = "Requests and contents of all websites, of the last 30 days by default")
  @GetMapping("/analytics")
  public ObjectNode workspace(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to) {
    Days days = days(from, to);
    traffic.write();
    ObjectNode result = Answers.object();
    result.put("total_requests", traffic.of(caller.orgId(), days.from, days.to));
    SitePages.Totals totals = pages.totals(caller.orgId());
    result.put("total_websites", totals.websites()).put("total_pages", totals.pages());
    return Answers.of(dated(result.put("total_blogs", totals.posts()), days));
  }

  private static ObjectNode dated(ObjectNode result, Days days) {
    return result.put("from", days.from.toString()).put("to", days.to.toString());
  }

  private Days days(@Nullable String from, @Nullable String to) {
    LocalDate today = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
    LocalDate last = to == null ? today : day("to", to);
    return new Days(from == null ? last.minusDays(DAYS - 1) : day("from", from), last);
  }

  private static LocalDate day(String name, String text) {
    try {
      return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
    } catch (DateTimeException _) {
      throw Refusal.invalid(name + ": Invalid date");
    }
  }
}
