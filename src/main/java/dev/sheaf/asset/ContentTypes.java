package dev.sheaf.asset;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;

/// Finds out what bytes are by looking at their beginning; what was said about them is believed
/// only where the bytes do not tell.
public final class ContentTypes {

  /// How many of the first bytes tell the type.
  static final int HEAD_BYTES = 65_536;

  private static final Pattern FORM =
      Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}");
  private static final String UNKNOWN = "application/octet-stream";
  private static final String PDF = "application/pdf";
  private static final String PLAIN = "text/plain";
  private static final Tika TIKA = new Tika();

  private ContentTypes() {}

  /// The type without its parameters in lower case; null if it is none.
  static @Nullable String bare(String type) {
    String bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return FORM.matcher(bare).matches() ? bare : null;
  }

  /// @param said what the sender called it, if anything
  public static String of(byte[] head, String name, @Nullable String said) {
    String found = TIKA.detect(head, name);
    String claimed = said == null ? null : bare(said);
    if (claimed == null || claimed.equals(UNKNOWN)) {
      return found;
    }
    if (found.equals(UNKNOWN) || found.equals(PLAIN)) {
      return hasMagic(claimed) ? found : claimed;
    }
    // a container is told from another only by what is in it
    return found.equals("application/zip") || found.contains("tika") ? claimed : found;
  }

  /// As the other, for an upload. Bytes that were sent as such stay that unless they are an image
  /// or a PDF, which give themselves away: that others look like text is a guess, and nobody's
  /// claim.
  static String ofUpload(byte[] head, String name, String said) {
    if (!UNKNOWN.equals(bare(said))) {
      return of(head, name, said);
    }
    String found = TIKA.detect(head);
    return found.startsWith("image/") || found.equals(PDF) ? found : UNKNOWN;
  }

  /// Types whose bytes always give them away.
  private static boolean hasMagic(String type) {
    return (type.startsWith("image/") && !type.contains("svg"))
        || type.equals(PDF)
        || type.equals("application/zip");
  }
}
