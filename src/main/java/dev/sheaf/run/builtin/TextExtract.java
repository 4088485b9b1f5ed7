package dev.sheaf.run.builtin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import tools.jackson.databind.node.ObjectNode;

/// The text of a PDF, an HTML page, an Office document or a text file.
final class TextExtract implements BuiltIn {

  private static final int BYTES_MAX = 50 << 20;
  private static final int CHARS = 500_000;
  private static final int CHARS_MAX = 2_000_000;
  private static final String BLOCKS =
      "title, p, div, section, article, header, footer, h1, h2, h3, h4, h5, h6, li, tr, td, th, br,"
          + " pre, blockquote, figcaption, dt, dd";

  @Override
  public Ready prepare(ObjectNode input, FileSource files) throws InterruptedException {
    int charsMax = Inputs.whole(input, "max_chars", CHARS, 1, CHARS_MAX);
    Optional<String> html = Inputs.text(input, List.of("html"));
    InputFile file =
        html.isPresent()
            ? new InputFile(html.get().getBytes(StandardCharsets.UTF_8), "", "text/html")
            : files.get(reference(input), BYTES_MAX);
    return () -> extracted(file, charsMax);
  }

  private static String reference(ObjectNode input) {
    return Inputs.text(input, List.of("url", "file_url", "document_url", "file"))
        .orElseThrow(() -> Inputs.wrong("url: give the document's URL, or html"));
  }

  private static Made extracted(InputFile file, int charsMax) {
    BoundedText text = new BoundedText(charsMax);
    ObjectNode facts = Inputs.JSON.createObjectNode();
    facts.put("mime_type", file.type());
    switch (kind(file)) {
      case PDF -> PdfText.read(file.bytes(), text, facts);
      case OFFICE -> OfficeText.read(file.bytes(), text);
      case HTML -> text.append(html(file));
      case PLAIN -> text.append(new String(file.bytes(), StandardCharsets.UTF_8));
    }
    facts.put("characters", text.length());
    facts.put("truncated", text.isFull());
    return new Made.Text(text.toString(), facts);
  }

  private enum Kind {
    PDF,
    OFFICE,
    HTML,
    PLAIN
  }

  private static Kind kind(InputFile file) {
    String type = file.type();
    if (type.equals("application/pdf")) {
      return Kind.PDF;
    }
    if (type.contains("html")) {
      return Kind.HTML;
    }
    if (isZip(file) || type.contains("ole") || type.contains("ms") || type.contains("office")) {
      return Kind.OFFICE;
    }
    if (type.startsWith("text/") || type.contains("json") || type.contains("xml")) {
      return Kind.PLAIN;
    }
    throw Inputs.wrong("url: text cannot be read from " + type);
  }

  private static boolean isZip(InputFile file) {
    byte[] bytes = file.bytes();
    return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3;
  }

  /// The text with a line for each block. The page says itself in which charset it is.
  private static String html(InputFile file) {
    try {
      Document page = Jsoup.parse(new ByteArrayInputStream(file.bytes()), null, "");
      page.select(BLOCKS)
          .forEach(block -> block.before(new TextNode("\n")).after(new TextNode("\n")));
      return page.wholeText().replaceAll("[ \\t]*\\R\\s*", "\n").strip();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be read", e);
    }
  }
}
