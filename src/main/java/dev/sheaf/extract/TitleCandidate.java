package dev.sheaf.extract;

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

  private static final Pattern SEPARATOR =
      Pattern.compile("\\s+[|\\-–—:>·•/~»«]+\\s+|\\s*[|»]\\s*");
  private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int CHARS_MAX = 400;
  private static final int BLOCKS_MAX = 150;
  private static final int MAX = 80;

  final String text;
  final String normal;
  final Set<String> words;
  final Set<TitleSign> signs = EnumSet.noneOf(TitleSign.class);
  Source source;
  @Nullable Block block;

  private TitleCandidate(String text, String normal, Source source) {
    this.text = text;
    this.normal = normal;
    this.source = source;
    this.words = words(text);
  }

  static List<TitleCandidate> of(Page page) {
    Map<String, TitleCandidate> all = new LinkedHashMap<>();
    for (Element h1 : page.survey().h1s()) {
      String[] lines = Texts.of(h1, CHARS_MAX).split("\n");
      for (String line : lines.length > 1 ? lines : new String[0]) {
        add(all, line, TitleSign.H1_LINE, Source.TEXT, null);
      }
    }
    addBlocks(page, all);
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

  private static void addBlocks(Page page, Map<String, TitleCandidate> all) {
    for (Block block : page.blocks().subList(0, Math.min(BLOCKS_MAX, page.blocks().size()))) {
      boolean marked = block.heading() == 0 && block.isNear(Region.TITLE) && block.words() <= 30;
      if (block.heading() == 1) {
        add(all, block.text(), TitleSign.H1, Source.TEXT, block);
      } else if (block.heading() > 0 && block.heading() <= 4) {
        add(all, block.text(), TitleSign.HEADING, Source.TEXT, block);
      } else if (marked) {
        add(all, block.text(), TitleSign.MARKED, Source.TEXT, block);
      }
    }
  }

  /// A declared title whole, and what is left of it without its first or last part.
  private static void addParts(
      Map<String, TitleCandidate> all, @Nullable String declared, TitleSign whole, TitleSign part) {
    add(all, declared, whole, Source.META, null);
    if (declared == null || declared.length() > CHARS_MAX) {
      return;
    }
    int first = -1;
    int last = -1;
    int afterFirst = -1;
    var cuts = SEPARATOR.matcher(declared);
    while (cuts.find()) {
      first = first < 0 ? cuts.start() : first;
      afterFirst = afterFirst < 0 ? cuts.end() : afterFirst;
      last = cuts.start();
    }
    if (first > 0) {
      add(all, declared.substring(0, last), part, Source.META, null);
      add(all, declared.substring(0, first), part, Source.META, null);
      add(all, declared.substring(afterFirst), part, Source.META, null);
    }
  }

  private static void add(
      Map<String, TitleCandidate> all,
      @Nullable String raw,
      TitleSign sign,
      Source source,
      @Nullable Block block) {
    String text = raw == null || raw.length() > CHARS_MAX ? "" : cleaned(raw);
    String normal = Titles.normal(text);
    if (normal.isEmpty() || (all.size() >= MAX && !all.containsKey(normal))) {
      return;
    }
    TitleCandidate candidate =
        all.computeIfAbsent(normal, any -> new TitleCandidate(text, normal, source));
    candidate.signs.add(sign);
    candidate.block = candidate.block == null ? block : candidate.block;
  }

  /// Without line breaks and the signs that documentation puts behind headings as link targets.
  private static String cleaned(String raw) {
    String text = Texts.collapsed(raw.replace('\n', ' '), CHARS_MAX);
    int end = text.length();
    while (end > 0 && "¶#§🔗 ".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end);
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
