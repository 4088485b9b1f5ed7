package dev.sheaf.site.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The stylesheets and fonts that come with the program, each read once.
final class Resources {

  private static final Map<String, byte[]> READ = new ConcurrentHashMap<>();

  private Resources() {}

  static byte[] bytes(String name) {
    return READ.computeIfAbsent(name, Resources::read);
  }

  static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  private static byte[] read(String name) {
    try (InputStream in = Resources.class.getResourceAsStream("/site/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file site/" + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
