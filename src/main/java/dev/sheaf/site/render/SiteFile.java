package dev.sheaf.site.render;

/// One file of a website. A lasting file never changes under its name, so whoever serves it may let
/// browsers keep it for ever.
///
/// @param policy what it may do in a browser
public record SiteFile(String contentType, byte[] content, boolean isLasting, String policy) {

  SiteFile(String contentType, byte[] content, boolean isLasting) {
    this(contentType, content, isLasting, SiteFiles.SECURITY_POLICY);
  }

  public static SiteFile text(byte[] text) {
    return new SiteFile(TEXT, text, false);
  }

  public static SiteFile media(String contentType, byte[] body) {
    return contentType.equals(SVG)
        ? new SiteFile(contentType, body, false, SiteFiles.DRAWING_POLICY)
        : new SiteFile(contentType, body, false);
  }

  public static SiteFile page(byte[] html) {
    return new SiteFile(HTML, html, false);
  }

  static SiteFile document(byte[] html) {
    return new SiteFile(HTML, html, false, SiteFiles.DOCUMENT_POLICY);
  }

  static final String HTML = "text/html; charset=utf-8";
  static final String CSS = "text/css; charset=utf-8";
  static final String SVG = "image/svg+xml";
  static final String XML = "application/xml; charset=utf-8";
  static final String RSS = "application/rss+xml; charset=utf-8";
  static final String TEXT = "text/plain; charset=utf-8";
  static final String WOFF2 = "font/woff2";
}
