package dev.sheaf.extract;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/// Decides in which charset a body is written: byte order mark, then whatever of HTTP header and
/// meta tag fits the bytes, then UTF-8 if the bytes are valid UTF-8, then what a detector makes of
/// them. Pages lie about it, so a label is believed only if it can be true.
final class Charsets {

  private static final int HEAD_BYTES = 4_096;
  private static final int SNIFF_BYTES = 65_536;
  private static final double MOSTLY = 0.7;
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
  private static final Pattern LABEL =
      Pattern.compile("charset\\s{0,5}=\\s{0,5}[\"']?([\\w.:-]{2,40})", Pattern.CASE_INSENSITIVE);

  private Charsets() {}

  static String decode(byte[] body, @Nullable String fromHttp) {
    return Mojibake.mended(decoded(body, fromHttp));
  }

  private static String decoded(byte[] body, @Nullable String fromHttp) {
    Charset bom = bom(body);
    if (bom != null) {
      int skip = bom.equals(StandardCharsets.UTF_8) ? 3 : bom.name().startsWith("UTF-32") ? 4 : 2;
      return new String(body, skip, body.length - skip, bom);
    }
    Charset wide = wide(body);
    if (wide != null) {
      return new String(body, wide);
    }
    String text = new String(body, StandardCharsets.UTF_8);
    Charset charset = charset(body, fromHttp, isUtf8(text));
    return charset.equals(StandardCharsets.UTF_8) ? text : new String(body, charset);
  }

  private static Charset charset(byte[] body, @Nullable String fromHttp, boolean utf8) {
    for (String label : new String[] {fromHttp == null ? "" : fromHttp, metaLabel(body)}) {
      Charset charset = named(label);
      if (charset != null && (utf8 || !charset.equals(StandardCharsets.UTF_8))) {
        return utf8 && isSingleByte(charset) ? StandardCharsets.UTF_8 : charset;
      }
    }
    return utf8 ? StandardCharsets.UTF_8 : sniffed(body);
  }

  /// Valid UTF-8 with non-ASCII letters is never Latin by accident, whatever the label says.
  private static boolean isSingleByte(Charset charset) {
    return charset.name().startsWith("ISO-8859")
        || charset.name().startsWith("windows-125")
        || charset.equals(StandardCharsets.US_ASCII);
  }

  private static @Nullable Charset bom(byte[] body) {
    if (startsWith(body, 0xEF, 0xBB, 0xBF)) {
      return StandardCharsets.UTF_8;
    }
    if (startsWith(body, 0xFF, 0xFE, 0, 0)) {
      return UTF_32LE;
    }
    if (startsWith(body, 0, 0, 0xFE, 0xFF)) {
      return UTF_32BE;
    }
    if (startsWith(body, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16BE;
    }
    return startsWith(body, 0xFF, 0xFE) ? StandardCharsets.UTF_16LE : null;
  }

  /// UTF-16 or UTF-32 without a mark: markup is mostly ASCII, so its other bytes are zero.
  private static @Nullable Charset wide(byte[] body) {
    int seen = Math.min(body.length, HEAD_BYTES) & ~3;
    int[] zeros = new int[4];
    for (int i = 0; i < seen; i++) {
      zeros[i & 3] += body[i] == 0 ? 1 : 0;
    }
    int most = (int) (seen / 4.0 * MOSTLY);
    if (most == 0) {
      return null;
    }
    boolean[] empty = new boolean[4];
    for (int i = 0; i < 4; i++) {
      empty[i] = zeros[i] >= most;
    }
    if (empty[1] && empty[2]) {
      return empty[3] ? UTF_32LE : empty[0] ? UTF_32BE : null;
    }
    if (empty[1] && empty[3]) {
      return empty[0] || empty[2] ? null : StandardCharsets.UTF_16LE;
    }
    return empty[0] && empty[2] && !empty[1] ? StandardCharsets.UTF_16BE : null;
  }

  private static boolean startsWith(byte[] body, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i >= body.length || (body[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private static String metaLabel(byte[] body) {
    int end = Math.min(body.length, HEAD_BYTES);
    Matcher label = LABEL.matcher(new String(body, 0, end, StandardCharsets.ISO_8859_1));
    return label.find() ? label.group(1) : "";
  }

  /// A few broken bytes (a cut, an advert in another charset) do not make a page something else.
  private static boolean isUtf8(String text) {
    if (text.indexOf('\uFFFD') < 0) {
      return true;
    }
    int broken = 0;
    int good = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      broken += c == '\uFFFD' ? 1 : 0;
      good += c > 127 && c != '\uFFFD' ? 1 : 0;
    }
    return broken * 10 < good;
  }

  private static Charset sniffed(byte[] body) {
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(body, 0, Math.min(body.length, SNIFF_BYTES));
    detector.dataEnd();
    String name = detector.getDetectedCharset();
    Charset charset = named(name == null ? "" : name);
    return charset == null || charset.equals(StandardCharsets.UTF_8)
        ? Charset.forName("windows-1252")
        : charset;
  }

  private static @Nullable Charset named(String label) {
    String name = label.strip().toLowerCase(Locale.ROOT);
    if (name.isEmpty()) {
      return null;
    }
    try {
      // The web reads both of these as windows-1252; the WHATWG encoding standard says so.
      return name.equals("iso-8859-1") || name.equals("latin1")
          ? Charset.forName("windows-1252")
          : Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return null;
    }
  }
}
