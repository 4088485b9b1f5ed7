package dev.sheaf.extract;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What speaks for a candidate being the title: who gives it, where it stands, and how it agrees
/// with the address and the other candidates.
final class TitleFeatures {

  private static final List<Region> PLACES =
      List.of(
          Region.NAV,
          Region.HEADER,
          Region.FOOTER,
          Region.ASIDE,
          Region.MAIN,
          Region.ARTICLE,
          Region.CARD,
          Region.RELATED,
          Region.COMMENT,
          Region.LIST,
          Region.TITLE,
          Region.BODY,
          Region.POST,
          Region.HIDDEN,
          Region.FORM);

  private final PageFacts facts;
  private final Kinds kinds;
  private final List<TitleCandidate> candidates;
  private final Set<TitleSign> given = EnumSet.noneOf(TitleSign.class);
  private final String tagNormal;
  private final String metaNormal;
  private final Set<String> tag;
  private final Set<String> meta;
  private final Set<String> slug;
  private final String site;
  private final int firstH1;
  private final int h1s;

  TitleFeatures(Page page, PageFacts facts, Kinds kinds, List<TitleCandidate> candidates) {
    this.kinds = kinds;
    this.facts = facts;
    this.candidates = candidates;
    candidates.forEach(candidate -> given.addAll(candidate.signs));
    tag = TitleCandidate.words(page.survey().title());
    meta = TitleCandidate.words(PageFacts.orEmpty(page.survey().meta("og:title", "twitter:title")));
    tagNormal = Titles.normal(page.survey().title());
    metaNormal = Titles.normal(PageFacts.orEmpty(page.survey().meta("og:title", "twitter:title")));
    PageUrl url = page.url();
    slug = TitleCandidate.words(url == null ? "" : url.lastSegment());
    Found<String> name = SiteNames.of(page);
    site = name == null ? "" : Titles.normal(name.value());
    firstH1 =
        page.blocks().stream()
            .filter(b -> b.heading() == 1)
            .mapToInt(Block::index)
            .findFirst()
            .orElse(-1);
    h1s = page.survey().count("h1");
  }

  void write(TitleCandidate candidate, Features row) {
    row.next();
    kinds.write(row);
    for (TitleSign sign : TitleSign.values()) {
      row.put(sign.name(), candidate.signs.contains(sign));
      row.put("ANY_" + sign, given.contains(sign));
    }
    row.put("signs", candidate.signs.size());
    writePlace(candidate.block, row);
    writeAgreement(candidate, row);
    row.put("h1s", h1s).put("candidates", candidates.size());
    row.put("ldArticle", facts.ldArticle)
        .put("ldForum", facts.ldForum)
        .put("ldProduct", facts.ldProduct);
    row.put("ldList", facts.ldList).put("ogArticle", facts.ogArticle).put("root", facts.root);
    row.put("urlDepth", facts.urlDepth).put("longBlocks", facts.longBlocks);
  }

  private void writePlace(@Nullable Block block, Features row) {
    row.put("heading", block == null ? 0 : block.heading());
    row.put("index", block == null ? -1 : block.index());
    row.put("firstH1", block != null && block.index() == firstH1);
    row.put("toFirstH1", block == null || firstH1 < 0 ? 99 : block.index() - firstH1);
    row.put("links", block == null ? -1 : block.linkDensity());
    row.put("wordsBefore", block == null ? -1 : facts.wordsBetween(0, block.index()));
    row.put("boxLong", block == null ? -1 : block.box().up(3).longBlocks);
    for (Region place : PLACES) {
      row.put("in" + place, block != null && place.in(block.around() | block.near()));
    }
  }

  /// How a candidate lies in what the page's data calls the page.
  private static void writeHolding(String name, String candidate, String whole, Features row) {
    int at = whole.isEmpty() ? -1 : whole.indexOf(candidate);
    row.put("starts" + name, at == 0).put("within" + name, at >= 0);
    row.put("ends" + name, at >= 0 && at + candidate.length() == whole.length());
    row.put("holds" + name, !whole.isEmpty() && candidate.contains(whole));
    double more = (double) candidate.length() / Math.max(1, whole.length());
    row.put("to" + name, whole.isEmpty() ? -1 : Math.min(3, more));
  }

  /// A heading of several lines has a kicker or a subtitle in it: how much of it this line is.
  private double lineShare(TitleCandidate candidate) {
    double most = 0;
    for (TitleCandidate other : candidates) {
      boolean whole = other != candidate && other.signs.contains(TitleSign.H1);
      if (whole && candidate.line >= 0 && other.normal.contains(candidate.normal)) {
        most = Math.max(most, (double) candidate.normal.length() / other.normal.length());
      }
    }
    return most;
  }

  private void writeAgreement(TitleCandidate candidate, Features row) {
    int larger = 0;
    int smaller = 0;
    double best = 0;
    for (TitleCandidate other : candidates) {
      if (other != candidate) {
        larger += other.normal.contains(candidate.normal) ? 1 : 0;
        smaller += candidate.normal.contains(other.normal) ? 1 : 0;
        boolean seen = other.block != null && other.block.heading() > 0;
        best = seen ? Math.max(best, TitleCandidate.share(candidate.words, other.words)) : best;
      }
    }
    row.put("larger", larger).put("smaller", smaller).put("likeHeading", best);
    row.put("inTag", TitleCandidate.share(candidate.words, tag))
        .put("tagIn", TitleCandidate.share(tag, candidate.words));
    row.put("inMeta", TitleCandidate.share(candidate.words, meta))
        .put("metaIn", TitleCandidate.share(meta, candidate.words));
    row.put("inSlug", TitleCandidate.share(candidate.words, slug))
        .put("slugIn", TitleCandidate.share(slug, candidate.words));
    writeHolding("Tag", candidate.normal, tagNormal, row);
    writeHolding("Meta", candidate.normal, metaNormal, row);
    row.put("lineShare", lineShare(candidate));
    row.put("lineFirst", candidate.line == 0).put("lineLast", candidate.lastLine);
    row.put("isSite", !site.isEmpty() && candidate.normal.equals(site));
    row.put("holdsSite", site.length() > 2 && candidate.normal.contains(site));
    row.put("words", candidate.words.size()).put("chars", candidate.text.length());
  }
}
