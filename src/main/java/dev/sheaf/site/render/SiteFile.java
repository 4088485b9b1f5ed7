package dev.sheaf.site.render;

/// One file of a website. A lasting file never changes under its name, so whoever serves it may let
/// browsers keep it for ever.
public record SiteFile(String contentType, byte[] content, boolean isLasting) {

  static final String HTML = "text/html; charset=utf-8";
  static final String CSS = "text/css; charset=utf-8";
  static final String SVG = "image/svg+xml";
  static final String XML = "application/xml; charset=utf-8";
  static final String RSS = "application/rss+xml; charset=utf-8";
  static final String TEXT = "text/plain; charset=utf-8";
  static final String WOFF2 = "font/woff2";
}
