package dev.sheaf.extract;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What speaks for a set of names being the author's: who gives it, where it stands, whether it
/// looks like a person, and how it compares with the other sets on the page.
final class AuthorFeatures {

  private static final List<Region> PLACES =
      List.of(
          Region.COMMENT,
          Region.RELATED,
          Region.FOOTER,
          Region.HEADER,
          Region.ASIDE,
          Region.NAV,
          Region.ARTICLE,
          Region.MAIN,
          Region.CARD,
          Region.LIST,
          Region.POST,
          Region.BIO,
          Region.HIDDEN,
          Region.META,
          Region.AUTHOR,
          Region.CAPTION,
          Region.DATE,
          Region.TITLE,
          Region.SHARE,
          Region.QUOTE);
  private static final Set<String> COLLECTIVE =
      Words.set(
          """
          team, staff, news, redaktion, editors, editorial, press, desk, inc, gmbh, ltd, llc,
          magazine, media, agency, online, group, company, dpa, afp, reuters, ap, the, university,
          institute, association, blog, newsroom, writers, contributors, agentur, verlag, zeitung,
          report, office
          """);

  /// Words that phrases are made of and names are not.
  private static final Set<String> PHRASE =
      Words.set(
          """
          for, in, to, your, our, my, we, is, are, at, as, on, all, more, new, now, get, how, what, um, zu,
          dass, aus, deinen, mit, ein, eine, ist, sie, wir, ihr, mehr, alle, auf, für, bei, zum, zur, nach,
          und, et, pour, dans, sur, avec, plus, los, las, para, con, por, una, este, per, che, non,
          voor, met, een, het, book, buy, free, rank, policy, terms, privacy, dealer, search
          """);

  private static final int TITLE_CHARS_MIN = 5;
  private static final int FAR = 999;

  private final Page page;
  private final PageFacts facts;
  private final Kinds kinds;
  private final List<AuthorCandidate> candidates;
  private final Map<AuthorSign, Integer> signs = new EnumMap<>(AuthorSign.class);
  private final Set<String> site = new HashSet<>();
  private final String title;
  private final int[] dated;
  private int firstSeen = Integer.MAX_VALUE;
  private int firstMarked = Integer.MAX_VALUE;

  AuthorFeatures(Page page, PageFacts facts, Kinds kinds, List<AuthorCandidate> candidates) {
    this.kinds = kinds;
    this.page = page;
    this.facts = facts;
    this.candidates = candidates;
    candidates.forEach(this::note);
    title = Titles.normal(facts.title < 0 ? "" : page.blocks().get(facts.title).text());
    dated =
        page.claims().dates().stream()
            .filter(claim -> claim.isSeen() && claim.sign() != DateSign.LABEL_OTHER)
            .mapToInt(DateClaim::block)
            .distinct()
            .toArray();
    Found<String> name = SiteNames.of(page);
    site.add(name == null ? "" : Titles.normal(name.value()));
    PageUrl url = page.url();
    if (url != null) {
      url.labels().forEach(label -> site.add(Titles.normal(label)));
    }
    site.remove("");
  }

  private void note(AuthorCandidate candidate) {
    candidate.signs.keySet().forEach(sign -> signs.merge(sign, 1, Integer::sum));
    for (AuthorClaim claim : candidate.claims) {
      if (claim.isSeen()) {
        firstSeen = Math.min(firstSeen, claim.block());
        boolean marked = claim.sign() != AuthorSign.NEAR_TITLE && claim.block() >= facts.title;
        firstMarked = marked ? Math.min(firstMarked, claim.block()) : firstMarked;
      }
    }
  }

  void write(AuthorCandidate candidate, Features row) {
    row.next();
    kinds.write(row);
    writeSigns(candidate, row);
    writePlace(candidate.nearest(facts.title), row);
    writeNames(candidate, row);
    writeOthers(candidate, row);
    writePage(row);
  }

  private void writeSigns(AuthorCandidate candidate, Features row) {
    for (AuthorSign sign : AuthorSign.values()) {
      int here = candidate.signs.getOrDefault(sign, 0);
      row.put(sign.name(), Math.min(here, 3));
      row.put("ELSEWHERE_" + sign.name(), signs.getOrDefault(sign, 0) - (here > 0 ? 1 : 0));
    }
    row.put("claims", candidate.claims.size());
    row.put("signs", candidate.signs.size());
    row.put("seen", candidate.claims.stream().filter(AuthorClaim::isSeen).count());
    row.put("led", candidate.claims.stream().anyMatch(AuthorClaim::led));
    row.put("inComments", candidate.claims.stream().anyMatch(c -> Region.COMMENT.in(c.around())));
  }

  private void writePlace(@Nullable AuthorClaim at, Features row) {
    Block block = at == null || at.block() >= facts.blocks ? null : page.blocks().get(at.block());
    row.put("afterTitle", at == null ? FAR : at.block() - facts.title);
    row.put("wordsAfterTitle", at == null ? FAR : facts.wordsBetween(facts.title, at.block()));
    row.put("place", at == null ? -1 : (double) at.block() / Math.max(1, facts.blocks));
    row.put("first", at != null && at.block() == firstSeen);
    row.put("firstMarked", at != null && at.block() == firstMarked);
    row.put("blockWords", block == null ? 0 : block.words());
    writeSetting(at, block, row);
    for (Region place : PLACES) {
      row.put("in" + place, at != null && place.in(at.around() | at.own()));
    }
  }

  /// How a byline lies between title, date and text.
  private void writeSetting(@Nullable AuthorClaim at, @Nullable Block block, Features row) {
    int index = at == null ? -1 : at.block();
    row.put("proseAfterTitle", at == null ? FAR : facts.proseBetween(facts.title, index));
    row.put("toProse", at == null ? FAR : facts.nextProse(index) - index);
    row.put("proseAfter", at == null ? -1 : facts.proseBetween(index, facts.blocks));
    int date = FAR;
    for (int block2 : dated) {
      date = at == null ? date : Math.min(date, Math.abs(block2 - index));
    }
    row.put("toDate", date);
    row.put("boxProse", block == null ? -1 : block.box().up(2).longBlocks);
    row.put("boxWords", block == null ? -1 : Math.log1p(block.box().up(2).words));
    row.put("blockLinks", block == null ? -1 : block.linkDensity());
    row.put("headingHere", block == null ? -1 : block.heading());
  }

  private void writeNames(AuthorCandidate candidate, Features row) {
    int words = 0;
    int digits = 0;
    int small = 0;
    int collective = 0;
    int sites = 0;
    int phrase = 0;
    int titled = 0;
    int domains = 0;
    int shouted = 0;
    for (String name : candidate.names()) {
      for (String word : name.split(" ")) {
        words++;
        digits += word.chars().anyMatch(Character::isDigit) ? 1 : 0;
        small += Character.isLowerCase(word.codePointAt(0)) ? 1 : 0;
        phrase += PHRASE.contains(word.toLowerCase(Locale.ROOT)) ? 1 : 0;
        shouted += word.length() > 2 && word.equals(word.toUpperCase(Locale.ROOT)) ? 1 : 0;
        collective += COLLECTIVE.contains(word.toLowerCase(Locale.ROOT)) ? 1 : 0;
      }
      String normal = Titles.normal(name);
      sites += isSite(normal) ? 1 : 0;
      titled += normal.length() >= TITLE_CHARS_MIN && title.contains(normal) ? 1 : 0;
      domains += name.indexOf('.') > 1 && name.indexOf(' ') < 0 ? 1 : 0;
    }
    int names = candidate.names().size();
    row.put("names", names).put("wordsPerName", (double) words / names);
    row.put("digits", digits).put("small", small).put("collective", collective);
    row.put("phrase", phrase).put("titled", titled).put("domains", domains);
    row.put("shouted", shouted);
    row.put("site", sites)
        .put("chars", (double) String.join("", candidate.names()).length() / names);
  }

  private boolean isSite(String name) {
    return site.stream()
        .anyMatch(s ->
            s.equals(name)
                || (s.length() > 4 && name.contains(s))
                || (name.length() > 4 && s.contains(name)));
  }

  private void writeOthers(AuthorCandidate candidate, Features row) {
    int larger = 0;
    int smaller = 0;
    int overlapping = 0;
    for (AuthorCandidate other : candidates) {
      if (other != candidate) {
        larger += other.key.containsAll(candidate.key) ? 1 : 0;
        smaller += candidate.key.containsAll(other.key) ? 1 : 0;
        overlapping += sharesWord(candidate.key, other.key) ? 1 : 0;
      }
    }
    row.put("candidates", candidates.size());
    row.put("larger", larger).put("smaller", smaller).put("overlapping", overlapping);
    row.put("order", candidates.indexOf(candidate));
  }

  private static boolean sharesWord(Set<String> one, Set<String> other) {
    Set<String> words = new HashSet<>();
    one.forEach(name -> words.addAll(List.of(name.split(" "))));
    return other.stream()
        .flatMap(name -> List.of(name.split(" ")).stream())
        .anyMatch(words::contains);
  }

  private void writePage(Features row) {
    row.put("ldArticle", facts.ldArticle).put("ldForum", facts.ldForum);
    row.put("ldProduct", facts.ldProduct).put("ldList", facts.ldList);
    row.put("ogArticle", facts.ogArticle).put("ogProduct", facts.ogProduct);
    row.put("root", facts.root).put("urlDepth", facts.urlDepth).put("forumWords", facts.forumWords);
    row.put("hasTitle", facts.title >= 0)
        .put("words", facts.words)
        .put("longBlocks", facts.longBlocks);
    row.put("linkDensity", (double) facts.linkWords / Math.max(1, facts.words));
  }
}
