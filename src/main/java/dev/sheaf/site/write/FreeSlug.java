package dev.sheaf.site.write;

import dev.sheaf.site.content.Slugs;
import java.util.function.Predicate;

/// A slug that is not taken: `-2`, `-3`, … is put behind one that is.
public final class FreeSlug {

  private FreeSlug() {}

  public static String of(String wanted, Predicate<String> isTaken) {
    String slug = wanted;
    for (int number = 2; isTaken.test(slug); number++) {
      String end = "-" + number;
      int room = Slugs.SLUG_MAX - end.length();
      slug = wanted.substring(0, Math.min(room, wanted.length())).replaceAll("-+$", "") + end;
    }
    return slug;
  }
}
