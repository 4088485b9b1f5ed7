package dev.sheaf.site.content;

/// A whole HTML page that a client wrote, which is served as it is: it has no other block beside
/// it, and nothing of the site's frame. What runs in it is up to the policy that it is served with.
public record Document(String html) implements Block {

  public static final int HTML_MAX = 2_000_000;

  public Document {
    if (html == null || html.isBlank()) {
      throw new IllegalArgumentException("a document's html is missing");
    }
    if (html.length() > HTML_MAX) {
      throw new IllegalArgumentException(
          "a document's html has %,d characters, may have at most %,d"
              .formatted(html.length(), HTML_MAX));
    }
  }
}
