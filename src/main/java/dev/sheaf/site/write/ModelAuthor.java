package dev.sheaf.site.write;

import dev.sheaf.engine.Lane;
import dev.sheaf.llm.ModelClient;
import dev.sheaf.llm.Prompt;
import dev.sheaf.llm.TokenBudget;
import dev.sheaf.site.brief.Brief;
import dev.sheaf.site.content.ContentJson;
import dev.sheaf.site.content.ContentSchemas;
import dev.sheaf.site.content.PageContent;
import dev.sheaf.site.content.PostContent;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.content.Slugs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes by asking a model for typed blocks, never for markup. A prompt goes into the question as
/// data between marks, and what the model answers passes three gates: the schema, [FactGuard], and
/// the records of `content`.
public final class ModelAuthor implements Author {

  private static final int WIDTH = 32;
  private static final int PLAN_TOKENS = 3_000;
  private static final int PAGE_TOKENS = 6_000;
  private static final int SITE_TOKENS = 12_000;

  private final Asking asking;
  private final Lane lane;

  public ModelAuthor(ModelClient model) {
    this.asking = new Asking(model);
    this.lane =
        Lane.of("model " + model.provider() + " " + model.model(), WIDTH, model::closedUntil);
  }

  @Override
  public Written<SitePlan> plan(String prompt, String key) throws InterruptedException {
    String user = ModelWords.wanted(prompt) + ModelWords.PLAN;
    return asking.ask(
        new Prompt(ModelWords.SYSTEM, user, PlanSchema.SCHEMA, PLAN_TOKENS, key),
        answer -> new PlanReading(prompt).read(answer));
  }

  @Override
  public Written<PageContent> page(SitePlan plan, int page, String key)
      throws InterruptedException {
    PagePlan wanted = plan.pages().get(page);
    String user =
        ModelWords.wanted(plan.prompt())
            + "The plan of the website:\n"
            + PlanSchema.told(plan)
            + ModelWords.page(wanted, plan.language());
    List<String> paths = plan.pages().stream().map(PagePlan::path).toList();
    Knowledge known = new Knowledge(Brief.of(plan.prompt()).text() + "\n" + plan.name(), paths);
    return asking.ask(
        new Prompt(ModelWords.SYSTEM, user, ContentSchemas.page(), PAGE_TOKENS, key),
        answer -> read(answer, known, wanted.slug()));
  }

  private static PageContent read(JsonNode answer, Knowledge known, String slug) {
    return ContentJson.readPage(guarded(answer, known, slug));
  }

  /// Without what was invented, and at the address it was given.
  private static ObjectNode guarded(JsonNode answer, Knowledge known, String slug) {
    ObjectNode content = (ObjectNode) answer.deepCopy();
    if (!new FactGuard(known).clean(content)) {
      throw new IllegalArgumentException(
          "after taking out numbers, prices, links and quotations that were not given, too little is"
              + " left; write it with what was given");
    }
    return content.put("slug", slug);
  }

  @Override
  public Written<PostContent> post(SiteContent site, String prompt, Instant published, String key)
      throws InterruptedException {
    String user =
        ModelWords.wanted(prompt) + "The website it is for:\n" + told(site) + ModelWords.POST;
    Knowledge known = known(site, prompt);
    return asking.ask(
        new Prompt(ModelWords.SYSTEM, user, ContentSchemas.post(), PAGE_TOKENS, key),
        answer -> {
          String wanted = Slugs.of(answer.path("title").asString(""), "post");
          String slug = FreeSlug.of(wanted, taken -> site.post(taken).isPresent());
          ObjectNode post = guarded(answer, known, slug);
          post.put("published", published.toString());
          return ContentJson.readPost(post.putNull("author"));
        });
  }

  @Override
  public Written<PageContent> pageFor(SiteContent site, String prompt, String key)
      throws InterruptedException {
    String user =
        ModelWords.wanted(prompt) + "The website it is for:\n" + told(site) + ModelWords.NEW_PAGE;
    Knowledge known = known(site, prompt);
    return asking.ask(
        new Prompt(ModelWords.SYSTEM, user, ContentSchemas.page(), PAGE_TOKENS, key),
        answer -> {
          String said = answer.path("slug").asString("");
          String wanted = Slugs.isSlug(said) && !said.equals("blog") ? said : "page";
          return read(answer, known, FreeSlug.of(wanted, taken -> site.page(taken).isPresent()));
        });
  }

  @Override
  public Written<List<Change>> edit(SiteContent site, String prompt, String key)
      throws InterruptedException {
    String user =
        ModelWords.wanted(prompt) + "The website to change:\n" + told(site) + ModelWords.EDIT;
    Knowledge known = known(site, prompt);
    return asking.ask(
        new Prompt(ModelWords.SYSTEM, user, ChangeSchema.SCHEMA, PAGE_TOKENS, key),
        answer -> ChangeReading.read(answer, site, known));
  }

  @Override
  public Lane lane() {
    return lane;
  }

  /// A site's own words are known to be true as far as its prompts were.
  private static Knowledge known(SiteContent site, String prompt) {
    List<String> paths = new ArrayList<>();
    paths.add("/blog");
    site.pages().forEach(page -> paths.add(page.path()));
    site.posts().forEach(post -> paths.add(post.path()));
    return new Knowledge(Brief.of(prompt).text() + "\n" + ContentJson.write(site), paths);
  }

  private static String told(SiteContent site) {
    return "<website>\n"
        + TokenBudget.trim(ContentJson.write(withoutPosts(site)), SITE_TOKENS)
        + "\n</website>\n";
  }

  private static SiteContent withoutPosts(SiteContent s) {
    return new SiteContent(
        s.name(),
        s.tagline(),
        s.language(),
        s.tone(),
        s.theme(),
        s.palette(),
        s.navigation(),
        s.pages(),
        List.of());
  }
}
