package dev.sheaf.site.brief;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads "label: value" out of a prompt: on one line, in the middle of one, and with the value as a
/// bulleted list on the lines below.
final class Labels {

  private static final int FOUND_MAX = 60;

  private static final Pattern ANY =
      Pattern.compile(
          Arrays.stream(Label.values())
              .map(label -> "(?<" + group(label) + ">" + label.pattern() + ")")
              .collect(
                  Collectors.joining(
                      "|", "(?:^|(?<=[\\s(,;.*-]))(?:", ")\\*{0,2}\\s?:\\*{0,2}(?=\\s|$)")),
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern BULLET =
      Pattern.compile("^\\s*(?:[-*•–·+]|\\d{1,2}[.)])\\s+(?<item>\\S.*)$");

  private final List<String> lines;
  private final List<Labelled> found = new ArrayList<>();

  private Labels(String text) {
    this.lines = List.of(text.split("\n"));
  }

  static List<Labelled> of(String text) {
    Labels labels = new Labels(text);
    for (int line = 0; line < labels.lines.size() && labels.found.size() < FOUND_MAX; line++) {
      labels.read(line);
    }
    return List.copyOf(labels.found);
  }

  static Stream<Labelled> of(Label label, List<Labelled> all) {
    return all.stream().filter(one -> one.label() == label);
  }

  /// The text of a bulleted line; empty if it is none.
  static String bullet(String line) {
    Matcher matcher = BULLET.matcher(line);
    return matcher.matches() ? matcher.group("item").strip() : "";
  }

  private void read(int number) {
    String line = lines.get(number);
    if (line.indexOf(':') < 0) {
      return;
    }
    Matcher matcher = ANY.matcher(line);
    int from = matcher.find() ? matcher.start() : -1;
    while (from >= 0) {
      Label label = label(matcher);
      int valueStart = matcher.end();
      int next = matcher.find() ? matcher.start() : -1;
      add(label, line.substring(from, next < 0 ? line.length() : next), valueStart - from, number);
      from = next;
    }
  }

  /// @param piece the label, its value, and whatever follows up to the next label
  private void add(Label label, String piece, int valueStart, int number) {
    List<String> sentences = Sentences.of(piece.substring(valueStart));
    if (sentences.isEmpty()) {
      addBullets(label, piece, number);
      return;
    }
    String value = withoutEnd(sentences.getFirst());
    String from = piece.substring(0, piece.indexOf(value, valueStart) + value.length());
    found.add(new Labelled(label, value, Lists.split(value), from.strip()));
  }

  private void addBullets(Label label, String piece, int number) {
    List<String> items = new ArrayList<>();
    for (int at = number + 1; at < lines.size() && !bullet(lines.get(at)).isEmpty(); at++) {
      items.add(bullet(lines.get(at)));
    }
    if (!items.isEmpty()) {
      String from =
          piece.strip()
              + "\n"
              + String.join("\n", lines.subList(number + 1, number + 1 + items.size()));
      found.add(new Labelled(label, String.join("; ", items), List.copyOf(items), from));
    }
  }

  private static Label label(Matcher matcher) {
    for (Label label : Label.values()) {
      if (matcher.group(group(label)) != null) {
        return label;
      }
    }
    throw new IllegalStateException("a label matched that is none");
  }

  private static String group(Label label) {
    return label.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static String withoutEnd(String value) {
    return value.replaceAll("(?<!\\b\\p{L}{1,3})[.,;]+$|[,;]+$", "").strip();
  }
}
