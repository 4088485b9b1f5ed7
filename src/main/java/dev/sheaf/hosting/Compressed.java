package dev.sheaf.hosting;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Files as they were compressed, those asked for lately. They are kept by what is in them: the
/// same file has many addresses, and mostly outlives the version of its website.
final class Compressed {

  private final long bytesMax;
  private final Map<Key, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  Compressed(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  private record Key(String digest, Coding coding) {}

  /// @param digest a whole one, so that no file can be made to stand for another
  byte[] of(String digest, Coding coding, byte[] content) {
    if (coding == Coding.IDENTITY) {
      return content;
    }
    Key key = new Key(digest, coding);
    byte[] known = known(key);
    if (known != null) {
      return known;
    }
    byte[] made = coding.encode(content);
    keep(key, made);
    return made;
  }

  private synchronized byte @Nullable [] known(Key key) {
    return kept.get(key);
  }

  private synchronized void keep(Key key, byte[] made) {
    if (made.length > bytesMax || kept.putIfAbsent(key, made) != null) {
      return;
    }
    bytes += made.length;
    Iterator<byte[]> eldest = kept.values().iterator();
    while (bytes > bytesMax) {
      bytes -= eldest.next().length;
      eldest.remove();
    }
  }
}
