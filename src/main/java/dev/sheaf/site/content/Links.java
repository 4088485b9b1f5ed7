package dev.sheaf.site.content;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which links and images may stand in a website. An allow-list: `https`, `http`, `mailto`, `tel`,
/// and paths inside the site (`/about`, `/about#team`, `#top`). All else is refused, whatever it
/// is.
public final class Links {

  private static final Pattern PATH =
      Pattern.compile(
          "/(?!/)[A-Za-z0-9._~!$&'()*+,;=:@%/-]*(\\?[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*)?");
  private static final Pattern FRAGMENT = Pattern.compile("#[A-Za-z0-9._~-]+");
  private static final Pattern MAIL =
      Pattern.compile("[A-Za-z0-9.!#$&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250})");
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9().-]{2,30}");
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?(:[0-9]{1,5})?");
  private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private Links() {}

  public static boolean isLink(String link) {
    return problem(link) == null;
  }

  /// Whether the link leads to a place in the same website.
  public static boolean isInside(String link) {
    return link.startsWith("/") || link.startsWith("#");
  }

  public static boolean isImage(String source) {
    return problem(source) == null
        && (source.startsWith("/") || source.toLowerCase(Locale.ROOT).startsWith("https:"));
  }

  public static boolean isMail(String address) {
    return MAIL.matcher(address).matches() && !address.contains("..");
  }

  /// The `tel:` link of a number as people write it, or nothing if it holds none.
  public static @Nullable String phone(String number) {
    String bare = number.replaceAll("[\\s\\u00a0/]", "");
    return PHONE.matcher(bare).matches() ? "tel:" + bare.replaceAll("[().-]", "") : null;
  }

  static void check(String what, String link) {
    String problem = problem(link);
    if (problem != null) {
      throw new IllegalArgumentException(
          what
              + " "
              + problem
              + "; it must be an https, http, mailto or tel link or a path in the site such as"
              + " /about");
    }
  }

  static void checkImage(String source) {
    if (!isImage(source)) {
      throw new IllegalArgumentException(
          "a picture's source must be an https link or a path in the site, or left out");
    }
  }

  private static @Nullable String problem(String link) {
    if (link.isEmpty() || link.length() > Limits.LINK_MAX) {
      return "is " + link.length() + " characters long, must be 1 to " + Limits.LINK_MAX;
    }
    if (!link.chars().allMatch(c -> c > 0x20 && c < 0x7F && c != '\\') || isUnescaped(link)) {
      return "has a character that must be percent-encoded";
    }
    if (isInside(link)) {
      return isPlace(link) ? null : "is no path";
    }
    return ofScheme(link);
  }

  private static boolean isUnescaped(String link) {
    return link.chars().anyMatch(c -> "<>\"`{}|^".indexOf(c) >= 0)
        || BAD_ESCAPE.matcher(link).find();
  }

  private static boolean isPlace(String link) {
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    boolean pathIsFine = path.isEmpty() || isPath(path);
    return pathIsFine && (hash < 0 || FRAGMENT.matcher(link.substring(hash)).matches());
  }

  private static boolean isPath(String path) {
    String bare = path.toLowerCase(Locale.ROOT).replace("%2e", ".");
    boolean climbs = ("/" + bare + "/").contains("/../") || ("/" + bare + "/").contains("/./");
    return PATH.matcher(path).matches()
        && !climbs
        && !bare.contains("%2f")
        && !bare.contains("%5c");
  }

  private static @Nullable String ofScheme(String link) {
    int colon = link.indexOf(':');
    String scheme = colon < 0 ? "" : link.substring(0, colon).toLowerCase(Locale.ROOT);
    String rest = link.substring(colon + 1);
    return switch (scheme) {
      case "https", "http" -> isWeb(link) ? null : "is no complete web address";
      case "mailto" -> isMail(rest) ? null : "is no mail address";
      case "tel" -> PHONE.matcher(rest).matches() ? null : "is no phone number";
      default -> "has a scheme that is not allowed";
    };
  }

  private static boolean isWeb(String link) {
    try {
      URI uri = new URI(link);
      String host = uri.getRawAuthority();
      return host != null && HOST.matcher(host).matches() && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
