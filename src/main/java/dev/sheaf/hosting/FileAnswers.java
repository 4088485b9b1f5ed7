package dev.sheaf.hosting;

import dev.sheaf.site.render.Fingerprint;
import dev.sheaf.site.render.SiteFile;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.ServletWebRequest;

/// Answers with a file, compressed as the client likes it, or says that it has not changed.
final class FileAnswers {

  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String ASK_AGAIN = "no-cache";
  private static final long COMPRESSED_MAX = 64 << 20;

  /// Below that a file fits into one packet anyway.
  private static final int SMALL = 512;

  /// What is not compressed already.
  private static final Pattern COMPRESSIBLE =
      Pattern.compile("(text/|image/svg\\+xml|application/(rss\\+)?xml).*");

  private final Compressed compressed = new Compressed(COMPRESSED_MAX);

  ResponseEntity<byte[]> of(HttpStatus status, SiteFile file, HttpServletRequest request) {
    boolean isCompressible =
        file.content().length >= SMALL && COMPRESSIBLE.matcher(file.contentType()).matches();
    Coding coding = isCompressible ? coding(request) : Coding.IDENTITY;
    String digest = Fingerprint.whole(file.content());
    String tag = tag(Fingerprint.of(digest), coding);
    boolean isKnown =
        status == HttpStatus.OK && new ServletWebRequest(request).checkNotModified(tag);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(isKnown ? HttpStatus.NOT_MODIFIED : status)
            .header(HttpHeaders.ETAG, tag)
            .header(HttpHeaders.CACHE_CONTROL, file.isLasting() ? FOR_EVER : ASK_AGAIN)
            .header(HttpHeaders.CONTENT_TYPE, file.contentType())
            .header("Content-Security-Policy", file.policy())
            .header("X-Content-Type-Options", "nosniff")
            .header("Referrer-Policy", "strict-origin-when-cross-origin");
    if (isCompressible) {
      answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }
    if (isKnown) {
      return answer.body(new byte[0]);
    }
    if (coding != Coding.IDENTITY) {
      answer.header(HttpHeaders.CONTENT_ENCODING, coding.word());
    }
    return answer.body(compressed.of(digest, coding, file.content()));
  }

  private static Coding coding(HttpServletRequest request) {
    return Accepted.best(Collections.list(request.getHeaders(HttpHeaders.ACCEPT_ENCODING)));
  }

  /// A strong one, which also keeps the web server from compressing by itself.
  private static String tag(String fingerprint, Coding coding) {
    return coding == Coding.IDENTITY
        ? "\"" + fingerprint + "\""
        : "\"" + fingerprint + "-" + coding.word() + "\"";
  }
}
