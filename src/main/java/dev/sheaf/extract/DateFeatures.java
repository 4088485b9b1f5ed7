package dev.sheaf.extract;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What speaks for a day being the day of publication: who names it, where it stands, and how it
/// compares with the page's other days.
final class DateFeatures {

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
          Region.TABLE,
          Region.META,
          Region.AUTHOR);
  private static final int FAR = 999;

  private final PageFacts facts;
  private final Kinds kinds;
  private final List<Block> blocks;
  private final List<DateCandidate> candidates;
  private final Map<String, Set<LocalDate>> daysByLook = new HashMap<>();
  private final Map<DateSign, Integer> signs = new EnumMap<>(DateSign.class);
  private int firstSeen = Integer.MAX_VALUE;
  private int firstAfterTitle = Integer.MAX_VALUE;
  private LocalDate newest = LocalDate.MIN;
  private LocalDate oldest = LocalDate.MAX;

  DateFeatures(PageFacts facts, List<Block> blocks, Kinds kinds, List<DateCandidate> candidates) {
    this.kinds = kinds;
    this.facts = facts;
    this.blocks = blocks;
    this.candidates = candidates;
    candidates.forEach(this::note);
  }

  private void note(DateCandidate candidate) {
    newest = candidate.day.isAfter(newest) ? candidate.day : newest;
    oldest = candidate.day.isBefore(oldest) ? candidate.day : oldest;
    candidate.signs.forEach(sign -> signs.merge(sign, 1, Integer::sum));
    for (DateClaim claim : candidate.claims) {
      if (claim.isSeen()) {
        daysByLook.computeIfAbsent(claim.look(), any -> new HashSet<>()).add(candidate.day);
        firstSeen = Math.min(firstSeen, claim.block());
        if (claim.block() >= facts.title) {
          firstAfterTitle = Math.min(firstAfterTitle, claim.block());
        }
      }
    }
  }

  void write(DateCandidate candidate, Features row) {
    row.next();
    kinds.write(row);
    writeSigns(candidate, row);
    writePlace(candidate.nearest(facts.title), candidate, row);
    writeOthers(candidate, row);
    writePage(row);
  }

  private void writeSigns(DateCandidate candidate, Features row) {
    for (DateSign sign : DateSign.values()) {
      row.put(sign.name(), candidate.signs.contains(sign));
      boolean elsewhere = !candidate.signs.contains(sign) && signs.getOrDefault(sign, 0) > 0;
      row.put("ELSEWHERE_" + sign.name(), elsewhere);
    }
    boolean declared = candidate.signs.stream().anyMatch(DateSign::isDeclared);
    boolean other =
        candidates.stream().anyMatch(c -> c.signs.stream().anyMatch(DateSign::isDeclared));
    boolean modified = candidate.signs.stream().anyMatch(DateSign::isModified);
    row.put("declared", declared).put("declaredElsewhere", other && !declared);
    row.put("modified", modified).put("modifiedNotDeclared", modified && !declared);
    row.put("claims", candidate.claims.size());
    row.put("signs", candidate.signs.size());
    row.put("seen", candidate.claims.stream().filter(DateClaim::isSeen).count());
    row.put("moment", candidate.claims.stream().anyMatch(c -> c.date().moment() != null));
  }

  private void writePlace(@Nullable DateClaim at, DateCandidate candidate, Features row) {
    Block block = at == null || at.block() >= blocks.size() ? null : blocks.get(at.block());
    row.put("afterTitle", at == null ? FAR : at.block() - facts.title);
    row.put("wordsAfterTitle", at == null ? FAR : facts.wordsBetween(facts.title, at.block()));
    row.put("place", at == null ? -1 : (double) at.block() / Math.max(1, facts.blocks));
    row.put("first", at != null && at.block() == firstSeen);
    row.put("firstAfterTitle", at != null && at.block() == firstAfterTitle);
    row.put("alike", at == null ? 0 : daysByLook.getOrDefault(at.look(), Set.of()).size());
    row.put("blockWords", block == null ? 0 : block.words());
    row.put("blockLinks", block == null ? 0 : block.linkDensity());
    row.put(
        "seenTop", candidate.claims.stream().anyMatch(c -> c.isSeen() && c.block() == firstSeen));
    for (Region place : PLACES) {
      row.put("in" + place, at != null && place.in(at.around() | at.own()));
    }
  }

  private void writeOthers(DateCandidate candidate, Features row) {
    int near = 0;
    int utc = 0;
    int earlier = 0;
    for (DateCandidate other : candidates) {
      long days = ChronoUnit.DAYS.between(other.day, candidate.day);
      near += Math.abs(days) == 1 ? other.signs.size() : 0;
      earlier += days > 0 ? 1 : 0;
      utc +=
          days != 0 && other.claims.stream().anyMatch(c -> c.date().utcDay().equals(candidate.day))
              ? 1
              : 0;
    }
    row.put("candidates", candidates.size());
    row.put("earlier", earlier);
    row.put("later", candidates.size() - 1 - earlier);
    row.put("oneDayOff", near);
    row.put("utcOfOther", utc);
    row.put("daysToNewest", Math.log1p((double) ChronoUnit.DAYS.between(candidate.day, newest)));
    row.put("daysToOldest", Math.log1p((double) ChronoUnit.DAYS.between(oldest, candidate.day)));
    row.put("firstOfMonth", candidate.day.getDayOfMonth() == 1);
    row.put("urlYear", facts.urlYear == 0 ? 0 : facts.urlYear == candidate.day.getYear() ? 1 : -1);
    row.put(
        "urlMonth",
        facts.urlMonth == 0 ? 0 : facts.urlMonth == candidate.day.getMonthValue() ? 1 : -1);
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
    row.put("dateLooks", daysByLook.values().stream().mapToInt(Set::size).max().orElse(0));
  }
}
