package dev.sheaf.dialect.lindo;

import dev.sheaf.tenant.Caller;
import dev.sheaf.website.HandedIn;
import dev.sheaf.website.PageKind;
import dev.sheaf.website.PageRow;
import dev.sheaf.website.SitePages;
import dev.sheaf.website.Websites;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Pages and blog posts (contract, 3.2 and 3.3): one pattern for both.
@RestController
@RequestMapping({
  "/v1/workspace/website/{website}/{what:pages|blogs}",
  "/lindo/v1/workspace/website/{website}/{what:pages|blogs}"
})
@Tag(name = "Lindo: pages and blogs")
public class PageRoutes {

  private final Websites websites;
  private final SitePages pages;
  private final PageViews views;

  public PageRoutes(Websites websites, SitePages pages, PageViews views) {
    this.websites = websites;
    this.pages = pages;
    this.views = views;
  }

  @Operation(summary = "Pages or posts, 20 to a page of the list (contract 3.2, 3.3)")
  @GetMapping("/list")
  public ObjectNode list(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @PathVariable String website,
      @PathVariable String what,
      @RequestParam(required = false) @Nullable String page,
      @RequestParam(required = false) @Nullable String search) {
    PageKind kind = kind(caller, website, what);
    return Answers.of(pages.list(website, kind, Paging.of(page, search)), PageViews::entry);
  }

  @Operation(summary = "One page or post (contract 3.2, 3.3)")
  @GetMapping("/{id}")
  public ObjectNode one(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @PathVariable String website,
      @PathVariable String what,
      @PathVariable String id) {
    return Answers.of(PageViews.whole(found(website, kind(caller, website, what), id)));
  }

  @Operation(summary = "Its HTML (contract 3.2, 3.3)")
  @GetMapping("/{id}/html")
  public ObjectNode html(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @PathVariable String website,
      @PathVariable String what,
      @PathVariable String id) {
    PageRow row = found(website, kind(caller, website, what), id);
    return Answers.of(views.html(website, row));
  }

  @Operation(summary = "Change what is said of it, its path or its blocks (contract 3.2, 3.3)")
  @PatchMapping("/{id}")
  public ObjectNode change(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @PathVariable String website,
      @PathVariable String what,
      @PathVariable String id,
      HttpServletRequest http)
      throws IOException {
    PageKind kind = kind(what);
    Fields fields = Fields.of(http);
    PageChanges changes = PageChanges.read(kind, fields);
    fields.check();
    checkOwned(caller, website);
    PageRow changed =
        pages
            .change(website, kind, id, changes::on)
            .orElseThrow(() -> Refusal.notFound(PageViews.noun(kind)));
    ObjectNode result = message(kind, "updated", changed.id());
    if (fields.has("name")) {
      result.put("name", changed.name());
    }
    if (fields.has("path")) {
      result.put("path", changed.path());
    }
    if (fields.has("language")) {
      result.set("language", fields.tree("language"));
    }
    return Answers.of(result);
  }

  @Operation(summary = "Publish HTML of your own, or Markdown as a post (contract 3.2, 3.3)")
  @PostMapping("/create")
  public ObjectNode create(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @PathVariable String website,
      @PathVariable String what,
      HttpServletRequest http)
      throws IOException {
    PageKind kind = kind(what);
    Fields fields = Fields.of(http);
    HandedIn in = HandedInReader.read(kind, fields, true);
    fields.check();
    checkOwned(caller, website);
    PageRow made = pages.create(website, in);
    return Answers.of(published(kind, "published", made));
  }

  @Operation(summary = "Publish something else in its place (contract 3.2, 3.3)")
  @PostMapping("/{id}/update")
  public ObjectNode update(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @PathVariable String website,
      @PathVariable String what,
      @PathVariable String id,
      HttpServletRequest http)
      throws IOException {
    PageKind kind = kind(what);
    Fields fields = Fields.of(http);
    HandedIn in = HandedInReader.read(kind, fields, false);
    fields.check();
    checkOwned(caller, website);
    PageRow made =
        pages.replace(website, id, in).orElseThrow(() -> Refusal.notFound(PageViews.noun(kind)));
    return Answers.of(published(kind, "updated", made));
  }

  @Operation(summary = "Take it off the website (contract 3.2, 3.3)")
  @PostMapping("/{id}/unpublish")
  public ObjectNode unpublish(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @PathVariable String website,
      @PathVariable String what,
      @PathVariable String id) {
    return shown(kind(caller, website, what), website, id, false);
  }

  @Operation(summary = "Put it back on the website as it was (ours)")
  @PostMapping("/{id}/publish")
  public ObjectNode publish(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @PathVariable String website,
      @PathVariable String what,
      @PathVariable String id) {
    return shown(kind(caller, website, what), website, id, true);
  }

  private ObjectNode shown(PageKind kind, String website, String id, boolean isPublished) {
    PageRow row =
        pages
            .publish(website, kind, id, isPublished)
            .orElseThrow(() -> Refusal.notFound(PageViews.noun(kind)));
    return Answers.of(message(kind, isPublished ? "published" : "unpublished", row.id()));
  }

  @Operation(summary = "Delete it (contract 3.2, 3.3)")
  @DeleteMapping("/{id}")
  public ObjectNode delete(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @PathVariable String website,
      @PathVariable String what,
      @PathVariable String id) {
    PageKind kind = kind(caller, website, what);
    PageRow row = found(website, kind, id);
    if (!pages.delete(website, kind, id)) {
      throw Refusal.notFound(PageViews.noun(kind));
    }
    ObjectNode result = message(kind, "deleted", id);
    if (kind == PageKind.PAGE && row.slug().isEmpty()) {
      ArrayNode warnings = result.putArray("warnings");
      warnings.add("This was the home page; a plain one that lists the pages stands in for it.");
    }
    return Answers.of(result);
  }

  private static ObjectNode published(PageKind kind, String done, PageRow row) {
    return message(kind, done, row.id())
        .put("publish_date", Objects.requireNonNull(row.publishedAt()).getEpochSecond());
  }

  private static ObjectNode message(PageKind kind, String done, String id) {
    return Answers.message(PageViews.noun(kind) + " " + done + " successfully")
        .put(PageViews.idName(kind), id);
  }

  private PageRow found(String website, PageKind kind, String id) {
    return pages.find(website, kind, id).orElseThrow(() -> Refusal.notFound(PageViews.noun(kind)));
  }

  private PageKind kind(Caller caller, String website, String what) {
    checkOwned(caller, website);
    return kind(what);
  }

  private static PageKind kind(String what) {
    return what.equals("pages") ? PageKind.PAGE : PageKind.POST;
  }

  private void checkOwned(Caller caller, String website) {
    if (!websites.isOwned(caller.orgId(), website)) {
      throw Refusal.notFound("Website");
    }
  }
}
