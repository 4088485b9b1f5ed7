package dev.sheaf.extract;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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

  /// A block with this many words left besides its dates is a byline rather than a sentence.
  private static final int FEW = 4;

  private static final int REACH = 8;

  /// Above the title, a weekday with its date is today's, as newspapers print it.
  private static final Pattern WEEKDAY =
      Pattern.compile(
          "(?i)\\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\\b|\\b(?:montag|dienstag|mittwoch|donnerstag"
              + "|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes"
              + "|jueves|viernes|sábado|domingo|lunedì|martedì|giovedì|venerdì|segunda|terça|quarta|quinta|sexta)\\b");

  private final PageFacts facts;
  private final Kinds kinds;
  private final List<Block> blocks;
  private final int[] bylines;
  private final List<DateCandidate> candidates;
  private final Map<String, Look> looks = new HashMap<>();
  private final Map<DateSign, Integer> signs = new EnumMap<>(DateSign.class);
  private int firstSeen = Integer.MAX_VALUE;
  private int firstAfterTitle = Integer.MAX_VALUE;
  private LocalDate newest = LocalDate.MIN;
  private LocalDate oldest = LocalDate.MAX;

  /// What dates of one make have in common.
  private static final class Look {
    final Set<LocalDate> days = new HashSet<>();
    int first = Integer.MAX_VALUE;
    int last = -1;
    LocalDate earliest = LocalDate.MAX;

    void add(LocalDate day, int block) {
      days.add(day);
      first = Math.min(first, block);
      last = Math.max(last, block);
      earliest = day.isBefore(earliest) ? day : earliest;
    }
  }

  DateFeatures(Page page, Kinds kinds, List<DateCandidate> candidates) {
    this.kinds = kinds;
    this.facts = page.facts();
    this.blocks = page.blocks();
    this.candidates = candidates;
    bylines =
        page.claims().authors().stream()
            .filter(claim -> claim.isSeen() && claim.sign() != AuthorSign.NEAR_TITLE)
            .mapToInt(AuthorClaim::block)
            .sorted()
            .distinct()
            .toArray();
    candidates.forEach(this::note);
  }

  private void note(DateCandidate candidate) {
    newest = candidate.day.isAfter(newest) ? candidate.day : newest;
    oldest = candidate.day.isBefore(oldest) ? candidate.day : oldest;
    candidate.signs.forEach(sign -> signs.merge(sign, 1, Integer::sum));
    for (DateClaim claim : candidate.claims) {
      if (claim.isSeen()) {
        looks.computeIfAbsent(claim.look(), any -> new Look()).add(candidate.day, claim.block());
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
    writePlace(candidate, row);
    writeOthers(candidate, row);
    writePage(row);
  }

  private void writeSigns(DateCandidate candidate, Features row) {
    for (DateSign sign : DateSign.values()) {
      row.put(sign.name(), candidate.signs.contains(sign));
      boolean elsewhere = !candidate.signs.contains(sign) && signs.getOrDefault(sign, 0) > 0;
      row.put("ELSEWHERE_" + sign.name(), elsewhere);
    }
    boolean declared = candidate.isDeclared();
    boolean other = candidates.stream().anyMatch(DateCandidate::isDeclared);
    boolean modified = candidate.signs.stream().anyMatch(DateSign::isModified);
    row.put("declared", declared).put("declaredElsewhere", other && !declared);
    row.put("modified", modified).put("modifiedNotDeclared", modified && !declared);
    row.put("claims", candidate.claims.size());
    row.put("signs", candidate.signs.size());
    row.put("seen", candidate.claims.stream().filter(DateClaim::isSeen).count());
    row.put("moment", candidate.claims.stream().anyMatch(c -> c.date().moment() != null));
  }

  /// Where a day stands matters only where the page's data does not say outright what it is.
  private void writePlace(DateCandidate candidate, Features row) {
    DateClaim nearest = candidate.nearest(facts.title);
    row.put("shown", nearest != null);
    row.put("shownNear", nearest != null && isNear(nearest.block() - facts.title));
    row.put("nearestModified", nearest != null && nearest.sign().isModified());
    row.put("nearestOther", nearest != null && nearest.sign() == DateSign.LABEL_OTHER);
    row.put("nearestLabelled", nearest != null && nearest.sign() == DateSign.LABEL_PUBLISHED);
    DateClaim at = candidate.isDeclared() ? null : nearest;
    Block block = at == null || at.block() >= blocks.size() ? null : blocks.get(at.block());
    row.put("afterTitle", at == null ? FAR : at.block() - facts.title);
    row.put("wordsAfterTitle", at == null ? FAR : facts.wordsBetween(facts.title, at.block()));
    row.put("place", at == null ? -1 : (double) at.block() / Math.max(1, facts.blocks));
    row.put("first", at != null && at.block() == firstSeen);
    row.put("firstAfterTitle", at != null && at.block() == firstAfterTitle);
    writeLook(at, candidate, row);
    row.put("blockWords", block == null ? 0 : block.words());
    row.put("blockLinks", block == null ? 0 : block.linkDensity());
    row.put(
        "seenTop", candidate.claims.stream().anyMatch(c -> c.isSeen() && c.block() == firstSeen));
    writeSetting(at, block, row);
    for (Region place : PLACES) {
      row.put("in" + place, at != null && place.in(at.around() | at.own()));
    }
  }

  private static boolean isNear(int afterTitle) {
    return afterTitle >= -3 && afterTitle <= 2 * REACH;
  }

  private void writeLook(@Nullable DateClaim at, DateCandidate candidate, Features row) {
    Look look = at == null ? null : looks.get(at.look());
    row.put("alike", look == null ? 0 : look.days.size());
    row.put("firstAlike", at != null && look != null && at.block() == look.first);
    row.put("earliestAlike", look != null && candidate.day.equals(look.earliest));
    int close = 0;
    for (DateCandidate other : candidates) {
      boolean near =
          at != null
              && other != candidate
              && other.claims.stream()
                  .anyMatch(c -> c.isSeen() && Math.abs(c.block() - at.block()) <= REACH);
      close += near ? 1 : 0;
    }
    row.put("close", close);
  }

  /// How the date sits in its block, and the block among its neighbours.
  private void writeSetting(@Nullable DateClaim at, @Nullable Block block, Features row) {
    int index = at == null ? -1 : at.block();
    int rest = block == null || at == null ? FAR : rest(block, at);
    row.put("rest", Math.min(rest, FAR)).put("bare", rest <= 1).put("few", rest <= FEW);
    row.put("lead", at == null ? -1 : at.lead());
    row.put("headingHere", block == null ? -1 : block.heading());
    row.put("inTag_p", block != null && block.tag().equals("p"));
    row.put("inTag_li", block != null && block.tag().equals("li"));
    row.put("inTag_td", block != null && block.tag().equals("td"));
    row.put("clock", block != null && index < facts.title && WEEKDAY.matcher(block.text()).find());
    row.put("proseAfterTitle", at == null ? FAR : facts.proseBetween(facts.title, index));
    row.put("toProse", at == null ? FAR : facts.nextProse(index) - index);
    row.put("proseAfter", at == null ? -1 : facts.proseBetween(index, facts.blocks));
    row.put("byline", at == null ? FAR : toByline(index));
    Block next = index < 0 || index + 1 >= blocks.size() ? null : blocks.get(index + 1);
    Block before = index < 1 || index > blocks.size() ? null : blocks.get(index - 1);
    row.put("nextHeading", next == null ? -1 : next.heading());
    row.put("nextLinks", next == null ? -1 : next.linkDensity());
    row.put("nextWords", next == null ? -1 : Math.min(next.words(), 100));
    row.put("beforeHeading", before == null ? -1 : before.heading());
    row.put("beforeLinks", before == null ? -1 : before.linkDensity());
    row.put("boxWords", block == null ? -1 : Math.log1p(block.box().up(2).words));
    row.put("boxProse", block == null ? -1 : block.box().up(2).longBlocks);
    row.put("boxProse4", block == null ? -1 : block.box().up(4).longBlocks);
    row.put("boxLinks", block == null ? -1 : block.box().up(2).linkDensity());
  }

  /// Words of the block besides those of one date and a time of day.
  private static int rest(Block block, DateClaim at) {
    return at.sign() == DateSign.TEXT || block.words() > 3 ? Math.max(0, block.words() - 3) : 0;
  }

  private int toByline(int block) {
    int best = FAR;
    for (int byline : bylines) {
      best = Math.min(best, Math.abs(byline - block));
    }
    return best;
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
    row.put("root", facts.root).put("forumWords", facts.forumWords);
    row.put("hasTitle", facts.title >= 0);
  }
}
