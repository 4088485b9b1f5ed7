package dev.sheaf.run.builtin;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import tools.jackson.databind.node.ObjectNode;

/// The text of a PDF.
final class PdfText {

  private static final int PAGES_MAX = 2_000;

  private PdfText() {}

  static void read(byte[] bytes, BoundedText into, ObjectNode facts) {
    // what it decompresses goes to temporary files and not to the heap
    try (PDDocument document =
        Loader.loadPDF(bytes, "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
      int pages = document.getNumberOfPages();
      facts.put("pages", pages);
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setEndPage(Math.min(pages, PAGES_MAX));
      stripper.writeText(document, into);
    } catch (BoundedText.Full _) {
      // that much was asked for
    } catch (InvalidPasswordException e) {
      throw Inputs.wrong("url: the PDF is protected by a password");
    } catch (IOException | RuntimeException e) {
      // the library throws many types at damaged files
      throw Inputs.wrong("url: the PDF is damaged");
    }
  }
}
