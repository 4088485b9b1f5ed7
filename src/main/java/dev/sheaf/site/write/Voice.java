package dev.sheaf.site.write;

import dev.sheaf.site.brief.Language;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Chooses among phrases, the same ones for the same seed, and fills in their slots. A value that
/// is filled in is never read for slots again.
final class Voice {

  private final Phrases phrases;
  private final long seed;
  private final Map<String, String> slots = new HashMap<>();

  private Voice(Phrases phrases, long seed) {
    this.phrases = phrases;
    this.seed = seed;
  }

  static Voice of(Language language, String seed) {
    return new Voice(Phrases.ofSite(language), hash(seed));
  }

  static Voice ofPost(Language language, String seed) {
    return new Voice(Phrases.ofPost(language), hash(seed));
  }

  /// FNV-1a: `String.hashCode` has too few values for prompts that differ little.
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ b) * 0x100000001b3L;
    }
    return hash;
  }

  Voice with(String slot, String value) {
    slots.put(slot, value);
    return this;
  }

  String say(String key) {
    List<String> variants = phrases.of(key);
    return filled(variants.get(random(key).nextInt(variants.size())));
  }

  /// The same key said another way than `not`, if there is another.
  String sayUnlike(String key, String not) {
    List<String> others =
        phrases.of(key).stream().map(this::filled).filter(one -> !one.equals(not)).toList();
    return others.isEmpty() ? not : others.get(random(key).nextInt(others.size()));
  }

  /// Up to so many different variants, in an order of their own.
  List<String> some(String key, int count) {
    List<String> shuffled = new ArrayList<>(phrases.of(key));
    Collections.shuffle(shuffled, random(key));
    return shuffled.stream().limit(count).map(this::filled).toList();
  }

  /// All variants in their order.
  List<String> all(String key) {
    return phrases.of(key).stream().map(this::filled).toList();
  }

  private Random random(String key) {
    return new Random(seed ^ hash(key));
  }

  private String filled(String phrase) {
    StringBuilder text = new StringBuilder(phrase.length() + 32);
    int at = 0;
    for (int open = phrase.indexOf('{'); open >= 0; open = phrase.indexOf('{', at)) {
      int close = phrase.indexOf('}', open);
      String value = slots.getOrDefault(phrase.substring(open + 1, close), "");
      text.append(phrase, at, open).append(value);
      // "e.V." brings its own full stop
      boolean ended = value.endsWith(".") && phrase.startsWith(".", close + 1);
      at = close + (ended ? 2 : 1);
    }
    return text.append(phrase, at, phrase.length()).toString();
  }
}
