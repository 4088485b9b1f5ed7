package dev.sheaf.extract;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds the page's title: what its metadata calls it, checked against the headings.
final class Titles {

  private static final int LOOK_BLOCKS = 400;

  private Titles() {}

  /// The index of the block that shows the title, or -1.
  static int block(Page page) {
    String wanted = normal(declared(page));
    int best = -1;
    double most = 0.4;
    for (Block block : page.blocks().subList(0, Math.min(LOOK_BLOCKS, page.blocks().size()))) {
      if (block.heading() == 0 && !block.isNear(Region.TITLE)) {
        continue;
      }
      double alike = alike(normal(block.text()), wanted) + (block.heading() == 1 ? 0.3 : 0);
      if (alike > most) {
        most = alike;
        best = block.index();
      }
    }
    return best;
  }

  static String declared(Page page) {
    @Nullable String meta = page.survey().meta("og:title", "twitter:title");
    return meta == null ? page.survey().title() : meta;
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
