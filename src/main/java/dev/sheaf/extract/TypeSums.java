package dev.sheaf.extract;

import java.util.List;
import java.util.Locale;

/// Several weak signs that mean the same kind of page, added up: with few examples of a kind, a
/// forest learns the sum sooner than its parts.
final class TypeSums {

  private final Page page;
  private final PageFacts facts;
  private final int[] address;
  private final int[] declared;
  private final boolean one;
  private final boolean many;
  private final String og;
  private final int products;
  private final int scopes;

  TypeSums(Page page, PageFacts facts, String scriptType) {
    this.page = page;
    this.facts = facts;
    PageUrl url = page.url();
    String path = url == null ? "" : url.path().toLowerCase(Locale.ROOT);
    String all = url == null ? "" : url.host() + path + (path.endsWith("/") ? "" : "/");
    one = TypeFeatures.ONE.matcher(path).find();
    many = TypeFeatures.MANY.matcher(path).find();
    address = any(all, KindWords.ADDRESS);
    declared = any(page.survey().bodyWords() + " " + scriptType, KindWords.DECLARED);
    og = PageFacts.orEmpty(page.survey().meta("og:type")).toLowerCase(Locale.ROOT);
    products = things("product") + things("productgroup");
    scopes = page.survey().count("#product");
  }

  void write(Features row) {
    int product = product();
    int listing = listing();
    int article = article();
    int service = address[8] + address[9] + declared[3] + 2 * Math.min(1, things("service"));
    service += Math.min(1, things("localbusiness"));
    row.put("sumProduct", product).put("sumListing", listing).put("sumArticle", article);
    row.put("sumDocuments", documents()).put("sumService", service);
    row.put("sumForum", address[2] + declared[5] + (facts.ldForum ? 2 : 0));
    row.put("productOverListing", product - listing).put("articleOverListing", article - listing);
    row.put("articleOverService", article - service);
  }

  private int product() {
    boolean declaredProduct = og.equals("product") || og.equals("og:product");
    return (declaredProduct ? 2 : 0)
        + (products == 1 ? 2 : 0)
        + (scopes == 1 ? 1 : 0)
        + Math.min(1, page.survey().count("#cart"))
        + address[3]
        + (one ? 1 : 0)
        + declared[1];
  }

  private int listing() {
    return (facts.ldList ? 2 : 0)
        + (og.contains("group") ? 1 : 0)
        + (products > 3 || scopes > 3 ? 1 : 0)
        + address[4]
        + address[5]
        + (many && !one ? 1 : 0)
        + declared[2];
  }

  private int article() {
    boolean dated = page.survey().meta("article:published_time") != null;
    return (facts.ogArticle ? 1 : 0)
        + (facts.ldArticle ? 1 : 0)
        + (dated ? 1 : 0)
        + address[0]
        + address[1]
        + declared[0];
  }

  private int documents() {
    String maker = PageFacts.orEmpty(page.survey().meta("generator")).toLowerCase(Locale.ROOT);
    boolean made = KindWords.hits(maker, TypeFeatures.DOC_MAKERS) > 0;
    return (made ? 2 : 0)
        + Math.min(1, things("techarticle"))
        + address[6]
        + address[7]
        + declared[4];
  }

  private int things(String type) {
    return (int) page.jsonLd().things().stream().filter(thing -> thing.is(type)).count();
  }

  /// For each list whether the text holds any of its words.
  private static int[] any(String text, List<List<String>> lists) {
    return lists.stream().mapToInt(words -> Math.min(1, KindWords.hits(text, words))).toArray();
  }
}
