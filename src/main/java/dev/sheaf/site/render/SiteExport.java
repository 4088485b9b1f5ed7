package dev.sheaf.site.render;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/// Writes a website's files into a folder that any static host serves.
public final class SiteExport {

  private SiteExport() {}

  /// @throws FailureException if the folder holds anything already, or cannot be written
  public static void write(Map<String, SiteFile> files, Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    try {
      refuseIfUsed(root);
      for (Map.Entry<String, SiteFile> file : files.entrySet()) {
        Path target = within(root, file.getKey());
        Files.createDirectories(target.getParent());
        Files.write(target, file.getValue().content());
      }
    } catch (IOException e) {
      throw refused(root + " cannot be written: " + e);
    }
  }

  private static void refuseIfUsed(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    if (!Files.isDirectory(root)) {
      throw refused(root + " is a file. Name a folder that is empty or does not exist yet.");
    }
    try (Stream<Path> inside = Files.list(root)) {
      if (inside.findAny().isPresent()) {
        throw refused(root + " is not empty. Name a folder that is empty or does not exist yet.");
      }
    }
  }

  private static Path within(Path root, String name) {
    Path target = root.resolve(name).normalize();
    if (!target.startsWith(root) || target.equals(root)) {
      throw refused(
          "The file " + name + " would lie outside of " + root + ". Nothing was written there.");
    }
    return target;
  }

  private static FailureException refused(String message) {
    return new FailureException(Failure.caller("SITE_EXPORT_REFUSED", message));
  }
}
