package dev.sheaf.extract;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/// `Reach CORPUS`: what each source is worth by itself. For every source: on how many pages with a
/// known value it says anything, on how many it is right, and on how many no source before it in
/// the order was.
final class Reach {

  private final Map<Source, int[]> dates = new EnumMap<>(Source.class);
  private final Map<Source, int[]> authors = new EnumMap<>(Source.class);

  private Reach() {}

  public static void main(String[] args) throws IOException {
    Reach reach = new Reach();
    Corpus corpus = new Corpus(Path.of(args[0]));
    for (Corpus.Entry entry : corpus.entries()) {
      if (!entry.isSnapshot()) {
        reach.add(entry, corpus.page(entry).claims());
      }
    }
    reach.print("date_published", reach.dates);
    reach.print("author", reach.authors);
  }

  private void add(Corpus.Entry entry, Claims claims) {
    Set<LocalDate> days = entry.published();
    if (!days.isEmpty()) {
      Map<Source, List<DateClaim>> bySource = new EnumMap<>(Source.class);
      claims
          .dates()
          .forEach(
              c -> bySource.computeIfAbsent(c.source(), any -> new java.util.ArrayList<>()).add(c));
      count(
          dates,
          bySource,
          (source, claim) ->
              days.contains(claim.date().day()) || days.contains(claim.date().utcDay()));
    }
    Set<String> names = entry.authors();
    if (!names.isEmpty()) {
      Map<Source, List<AuthorClaim>> bySource = new EnumMap<>(Source.class);
      claims
          .authors()
          .forEach(
              c -> bySource.computeIfAbsent(c.source(), any -> new java.util.ArrayList<>()).add(c));
      count(authors, bySource, (source, claim) -> AuthorCandidate.key(claim.names()).equals(names));
    }
  }

  private static <T> void count(
      Map<Source, int[]> counts, Map<Source, List<T>> bySource, BiPredicate<Source, T> right) {
    boolean before = false;
    for (Source source : Source.values()) {
      List<T> claims = bySource.getOrDefault(source, List.of());
      int[] count = counts.computeIfAbsent(source, any -> new int[3]);
      boolean hit = claims.stream().anyMatch(claim -> right.test(source, claim));
      count[0] += claims.isEmpty() ? 0 : 1;
      count[1] += hit ? 1 : 0;
      count[2] += hit && !before ? 1 : 0;
      before |= hit;
    }
  }

  private void print(String field, Map<Source, int[]> counts) {
    System.out.println(field + ": source, pages it speaks on, pages it names the value, newly so");
    counts.forEach(
        (source, n) -> System.out.printf("  %-10s %4d %4d %4d%n", source.wire(), n[0], n[1], n[2]));
  }
}
