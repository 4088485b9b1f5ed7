package dev.sheaf.extract;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// A possible title and the ways in which the page gives it.
final class TitleCandidate {

  private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int CHARS_MAX = 400;
  private static final int BLOCKS_MAX = 150;
  private static final int MAX = 80;
  private static final int LINE_CHARS_MIN = 8;
  private static final int CUTS_MAX = 4;

  final String text;
  final String normal;
  final Set<String> words;
  final Set<TitleSign> signs = EnumSet.noneOf(TitleSign.class);
  Source source;
  @Nullable Block block;

  /// Which line of a heading of several lines it is, or -1.
  int line = -1;

  boolean lastLine;

  private TitleCandidate(String text, String normal, Source source) {
    this.text = text;
    this.normal = normal;
    this.source = source;
    this.words = words(text);
  }

  static List<TitleCandidate> of(Page page) {
    Map<String, TitleCandidate> all = new LinkedHashMap<>();
    Set<String> kickered = addLines(page, all);
    addBlocks(page, all, kickered);
    for (Thing thing : page.jsonLd().things()) {
      add(all, thing.text("headline"), TitleSign.LD_HEADLINE, Source.JSON_LD, null);
      boolean named = thing.isWritten() || thing.isPage() || thing.is("product");
      add(all, named ? thing.text("name") : null, TitleSign.LD_NAME, Source.JSON_LD, null);
    }
    for (String key :
        List.of(
            "og:title",
            "twitter:title",
            "title",
            "dc.title",
            "citation_title",
            "parsely-title",
            "sailthru.title",
            "headline")) {
      addParts(all, page.survey().meta(key), TitleSign.META, TitleSign.META_PART);
    }
    addParts(all, page.survey().title(), TitleSign.TAG, TitleSign.TAG_PART);
    return List.copyOf(all.values());
  }

  /// The lines of headings that have several: a kicker above, a subtitle below. Answers the whole
  /// headings that the page's own data knows only a line of.
  private static Set<String> addLines(Page page, Map<String, TitleCandidate> all) {
    List<String> declared = new ArrayList<>(List.of(Titles.normal(page.survey().title())));
    page.survey().metas("og:title").forEach(title -> declared.add(Titles.normal(title)));
    page.jsonLd().things().stream()
        .limit(5)
        .forEach(t -> declared.add(Titles.normal(PageFacts.orEmpty(t.text("headline")))));
    Set<String> kickered = new HashSet<>();
    for (Element h1 : page.survey().h1s()) {
      String heading = Texts.of(h1, CHARS_MAX);
      String[] lines = heading.split("\n");
      String whole = Titles.normal(heading);
      boolean known = declared.stream().anyMatch(d -> d.contains(whole));
      for (int i = 0; lines.length > 1 && !known && i < lines.length; i++) {
        TitleCandidate line = add(all, lines[i], TitleSign.H1_LINE, Source.TEXT, null);
        if (line != null && line.line < 0) {
          line.line = i;
          line.lastLine = i == lines.length - 1;
        }
        if (line != null && line.normal.length() >= LINE_CHARS_MIN) {
          boolean part = declared.stream().anyMatch(d -> d.contains(line.normal));
          kickered.addAll(part ? Set.of(whole) : Set.of());
        }
      }
    }
    return kickered;
  }

  private static void addBlocks(Page page, Map<String, TitleCandidate> all, Set<String> kickered) {
    for (Block block : page.blocks().subList(0, Math.min(BLOCKS_MAX, page.blocks().size()))) {
      boolean marked = block.heading() == 0 && block.isNear(Region.TITLE) && block.words() <= 30;
      if (block.heading() == 1 && kickered.contains(Titles.normal(block.text()))) {
        continue;
      }
      if (block.heading() == 1) {
        add(all, block.text(), TitleSign.H1, Source.TEXT, block);
      } else if (block.heading() > 0 && block.heading() <= 4) {
        add(all, block.text(), TitleSign.HEADING, Source.TEXT, block);
      } else if (marked) {
        add(all, block.text(), TitleSign.MARKED, Source.TEXT, block);
      }
    }
  }

  /// A declared title whole, and what is left of it when parts at either end are cut off.
  private static void addParts(
      Map<String, TitleCandidate> all, @Nullable String declared, TitleSign whole, TitleSign part) {
    add(all, declared, whole, Source.META, null);
    if (declared == null || declared.length() > CHARS_MAX) {
      return;
    }
    var cuts = Titles.SEPARATOR.matcher(declared);
    List<int[]> at = new ArrayList<>();
    while (at.size() < CUTS_MAX && cuts.find()) {
      at.add(new int[] {cuts.start(), cuts.end()});
    }
    for (int i = 0; i < at.size(); i++) {
      add(all, declared.substring(0, at.get(i)[0]), part, Source.META, null);
      add(all, declared.substring(at.get(i)[1]), part, Source.META, null);
      for (int j = i + 1; j < at.size(); j++) {
        add(all, declared.substring(at.get(i)[1], at.get(j)[0]), part, Source.META, null);
      }
    }
  }

  private static @Nullable TitleCandidate add(
      Map<String, TitleCandidate> all,
      @Nullable String raw,
      TitleSign sign,
      Source source,
      @Nullable Block block) {
    String text = raw == null || raw.length() > CHARS_MAX ? "" : cleaned(raw);
    String normal = Titles.normal(text);
    if (normal.isEmpty() || (all.size() >= MAX && !all.containsKey(normal))) {
      return null;
    }
    TitleCandidate candidate =
        all.computeIfAbsent(normal, any -> new TitleCandidate(text, normal, source));
    candidate.signs.add(sign);
    candidate.block = candidate.block == null ? block : candidate.block;
    return candidate;
  }

  /// Without line breaks and the signs that documentation puts behind headings as link targets.
  private static String cleaned(String raw) {
    String text = Texts.collapsed(raw.replace('\n', ' '), CHARS_MAX);
    int end = text.length();
    while (end > 0 && "¶#§🔗 ".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int start = 0;
    while (start < end && ":–—|·•,; ".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    return text.substring(start, end);
  }

  static Set<String> words(String text) {
    Set<String> words = new HashSet<>(List.of(NOT_WORD.split(text.toLowerCase(Locale.ROOT))));
    words.remove("");
    return words;
  }

  /// The share of `these` words that are among `those`.
  static double share(Set<String> these, Set<String> those) {
    int hits = 0;
    for (String word : these) {
      hits += those.contains(word) ? 1 : 0;
    }
    return these.isEmpty() ? 0 : (double) hits / these.size();
  }
}
