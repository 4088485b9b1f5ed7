package dev.sheaf.extract;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the page's title: what its metadata calls it, checked against the headings.
final class Titles {

  private static final int LOOK_BLOCKS = 400;
  private static final int WORDS_MAX = 40;
  private static final double ENOUGH = 0.4;

  /// What stands between a title and the name of its site. Scripts without spaces set none here.
  static final Pattern SEPARATOR =
      Pattern.compile(
          "\\s+[|\\-–—:>·•/~»«]+\\s+|\\s*[|»｜：‖]\\s*|(?<=[\\u3040-\\u9FFF\\uAC00-\\uD7A3）」』!?！？])[\\-_–—－]"
              + "(?=[\\u3040-\\u9FFF\\uAC00-\\uD7A3\\p{L}])");

  private Titles() {}

  /// The index of the block that shows the title, or -1.
  static int block(Page page) {
    Set<String> wanted = wanted(page);
    int best = -1;
    double most = ENOUGH;
    for (Block block : page.blocks().subList(0, Math.min(LOOK_BLOCKS, page.blocks().size()))) {
      boolean shown = block.heading() > 0 || block.isNear(Region.TITLE);
      if (!shown || block.words() > WORDS_MAX) {
        continue;
      }
      double alike = alike(normal(block.text()), wanted) + weight(block);
      if (alike > most) {
        most = alike;
        best = block.index();
      }
    }
    return best >= 0 ? best : firstHeading(page);
  }

  /// What the page's data calls it, whole and in parts: the name of the site is often one of them.
  private static Set<String> wanted(Page page) {
    List<String> declared = new ArrayList<>();
    for (String name : List.of("og:title", "twitter:title")) {
      declared.addAll(page.survey().metas(name));
    }
    declared.add(page.survey().title());
    for (Thing thing : page.jsonLd().things()) {
      declared.add(PageFacts.orEmpty(thing.text("headline")));
    }
    Set<String> wanted = new LinkedHashSet<>();
    for (String title : declared.subList(0, Math.min(8, declared.size()))) {
      wanted.add(normal(title));
      String[] parts = SEPARATOR.split(title, 4);
      wanted.add(normal(parts[0]));
    }
    wanted.remove("");
    return wanted;
  }

  private static double weight(Block block) {
    boolean away =
        block.is(Region.NAV)
            || block.is(Region.FOOTER)
            || block.is(Region.RELATED)
            || block.is(Region.COMMENT);
    double heading = block.heading() == 1 ? 0.3 : block.heading() == 2 ? 0.05 : 0;
    return away ? heading - 0.25 : heading;
  }

  /// Where no heading says what the data says: the first `h1` that is no logo.
  private static int firstHeading(Page page) {
    for (Block block : page.blocks().subList(0, Math.min(LOOK_BLOCKS, page.blocks().size()))) {
      if (block.heading() == 1 && block.words() > 1 && weight(block) > 0.2) {
        return block.index();
      }
    }
    return -1;
  }

  static String declared(Page page) {
    @Nullable String meta = page.survey().meta("og:title", "twitter:title");
    return meta == null ? page.survey().title() : meta;
  }

  private static double alike(String text, Set<String> wanted) {
    double most = 0;
    for (String title : wanted) {
      most = Math.max(most, alike(text, title));
    }
    return most;
  }

  /// 1 where equal, the share of the longer one where one holds the other, else 0.
  private static double alike(String a, String b) {
    if (a.isEmpty() || b.isEmpty()) {
      return 0;
    }
    boolean holds = a.contains(b) || b.contains(a);
    return holds ? (double) Math.min(a.length(), b.length()) / Math.max(a.length(), b.length()) : 0;
  }

  static String normal(String title) {
    String plain = Normalizer.normalize(title, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        out.append(c);
      }
    }
    return out.toString();
  }
}
