package dev.sheaf.extract;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Containers of one make that follow each other: the cards of a grid, the rows of an index, the
/// posts of a thread. Those that are mostly links tell an index from a text.
final class Repetition {

  private static final double LINKED = 0.25;
  private static final int WORDS_MIN = 2;
  private static final int COUNT_MIN = 3;

  private final Page page;

  Repetition(Page page) {
    this.page = page;
  }

  /// Children of one container that are made alike.
  private record Make(Box parent, String tag, int regions, boolean linked) {}

  private static final class Group {
    int count;
    int words;
  }

  void write(Features row) {
    Map<Make, Group> groups = new HashMap<>();
    for (Box box : page.survey().boxes()) {
      Box parent = box.parent;
      if (parent != null && box.words >= WORDS_MIN && !isChrome(box)) {
        boolean linked = box.linkDensity() >= LINKED;
        Group group =
            groups.computeIfAbsent(
                new Make(parent, box.tag, box.regions, linked), any -> new Group());
        group.count++;
        group.words += box.words;
      }
    }
    write("linked", most(groups, true), row);
    write("plain", most(groups, false), row);
  }

  private void write(String name, @Nullable Group group, Features row) {
    row.put(name + "Cards", group == null ? 0 : Math.log1p(group.count));
    row.put(name + "CardWords", group == null ? 0 : Math.log1p((double) group.words / group.count));
    double all = Math.max(1, page.facts().words);
    row.put(name + "CardShare", group == null ? 0 : group.words / all);
  }

  private static @Nullable Group most(Map<Make, Group> groups, boolean linked) {
    Group most = null;
    for (Map.Entry<Make, Group> entry : groups.entrySet()) {
      Group group = entry.getValue();
      boolean counts = entry.getKey().linked == linked && group.count >= COUNT_MIN;
      boolean more =
          most == null
              || group.words > most.words
              || (group.words == most.words && group.count > most.count);
      most = counts && more ? group : most;
    }
    return most;
  }

  private static boolean isChrome(Box box) {
    return Region.NAV.in(box.around()) || Region.FOOTER.in(box.around());
  }
}
