package dev.sheaf.run.builtin;

import java.util.Map;
import java.util.Set;

/// The built-ins by name.
public final class BuiltIns {

  private static final Map<String, BuiltIn> ALL =
      Map.of(
          "image-resize", new ImageStep(ImageStep.Kind.RESIZE),
          "image-convert", new ImageStep(ImageStep.Kind.CONVERT),
          "image-thumbnail", new ImageStep(ImageStep.Kind.THUMBNAIL),
          "text-extract", new TextExtract(),
          "json-transform", new JsonTransform(),
          "csv-split", new CsvSplit(),
          "hash", new Hash());

  private BuiltIns() {}

  public static Set<String> names() {
    return ALL.keySet();
  }

  public static BuiltIn named(String name) {
    BuiltIn found = ALL.get(name);
    if (found == null) {
      throw new IllegalArgumentException("there is no built-in " + name);
    }
    return found;
  }
}
