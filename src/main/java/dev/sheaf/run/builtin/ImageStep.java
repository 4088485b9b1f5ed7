package dev.sheaf.run.builtin;

import dev.sheaf.run.builtin.Images.Fit;
import dev.sheaf.run.builtin.Images.Wanted;
import java.awt.Color;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Resizes, converts or thumbnails an image.
final class ImageStep implements BuiltIn {

  enum Kind {
    RESIZE,
    CONVERT,
    THUMBNAIL
  }

  private static final int BYTES_MAX = 32 << 20;
  private static final int SIDE_MAX = 10_000;
  private static final int THUMBNAIL_SIDE = 256;
  private static final int QUALITY = 85;
  private static final List<String> NAMES =
      List.of("image_url", "image", "url", "input_image", "file");
  private static final Map<String, String> FORMATS =
      Map.of("png", "png", "jpeg", "jpeg", "jpg", "jpeg", "gif", "gif", "bmp", "bmp");

  private final Kind kind;

  ImageStep(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Ready prepare(ObjectNode input, FileSource files) throws InterruptedException {
    Wanted wanted = wanted(input);
    String reference =
        reference(input).orElseThrow(() -> Inputs.wrong("image_url: give an image's URL or asset"));
    InputFile file = files.get(reference, BYTES_MAX);
    return () -> Images.made(file, wanted);
  }

  private Wanted wanted(ObjectNode input) {
    Integer width = Inputs.whole(input, "width", 1, SIDE_MAX);
    Integer height = Inputs.whole(input, "height", 1, SIDE_MAX);
    if (kind == Kind.RESIZE && width == null && height == null) {
      throw Inputs.wrong("width: give width, height or both");
    }
    if (kind == Kind.THUMBNAIL && width == null && height == null) {
      width = THUMBNAIL_SIDE;
      height = THUMBNAIL_SIDE;
    }
    boolean keeps = kind == Kind.CONVERT;
    return new Wanted(
        keeps ? null : width,
        keeps ? null : height,
        Fit.of(Inputs.word(input, "fit", "contain", Fit.words())),
        Inputs.flag(input, "enlarge", kind == Kind.RESIZE),
        format(input),
        Inputs.whole(input, "quality", QUALITY, 1, 100) / 100f,
        background(input));
  }

  private @Nullable String format(ObjectNode input) {
    String standard = kind == Kind.CONVERT ? "png" : "";
    String word =
        Inputs.word(input, "format", standard, FORMATS.keySet().stream().sorted().toList());
    return FORMATS.get(word);
  }

  private static Color background(ObjectNode input) {
    String text = input.path("background").asString("#ffffff");
    if (!text.matches("#[0-9a-fA-F]{6}")) {
      throw Inputs.wrong("background: must be a color such as #ffffff");
    }
    return Color.decode(text);
  }

  /// By the usual names; else the first input that looks like a file, since callers of hosted
  /// models name theirs in many ways.
  private static Optional<String> reference(ObjectNode input) {
    return Inputs.text(input, NAMES)
        .or(() ->
            input.values().stream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(ImageStep::looksLikeFile)
                .findFirst());
  }

  private static boolean looksLikeFile(String text) {
    return text.startsWith("http://")
        || text.startsWith("https://")
        || text.startsWith("runflow://");
  }
}
