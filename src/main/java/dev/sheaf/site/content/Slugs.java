package dev.sheaf.site.content;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The part of an address that names a page or a post.
public final class Slugs {

  public static final int SLUG_MAX = 80;

  /// Where the files that are not pages live; a page of that name would be mixed up with them.
  public static final Set<String> RESERVED = Set.of("assets", "media");

  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");

  private Slugs() {}

  public static boolean isSlug(String value) {
    return value.length() <= SLUG_MAX && SLUG.matcher(value).matches() && !RESERVED.contains(value);
  }

  /// A slug made of a title, or the fallback where the title has no Latin letter or digit.
  public static String of(String title, String fallback) {
    String plain = MARKS.matcher(Normalizer.normalize(title, Normalizer.Form.NFKD)).replaceAll("");
    String dashed =
        OTHER
            .matcher(plain.toLowerCase(Locale.ROOT).replace("ß", "ss").replace("'", ""))
            .replaceAll("-");
    String cut = dashed.substring(0, Math.min(dashed.length(), SLUG_MAX));
    String slug = cut.replaceAll("^-|-$", "");
    return isSlug(slug) ? slug : fallback;
  }

  static void check(String what, String slug) {
    if (!isSlug(slug)) {
      throw new IllegalArgumentException(
          "%s is \"%s\", must be 1 to %d of a-z 0-9 with single dashes between, and not one of %s"
              .formatted(what, slug, SLUG_MAX, RESERVED));
    }
  }
}
