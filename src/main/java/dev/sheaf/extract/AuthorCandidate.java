package dev.sheaf.extract;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A set of names and all the claims for just this set.
final class AuthorCandidate {

  /// Sets that are weighed; the first ones named are the likely ones.
  static final int MAX = 100;

  final Set<String> key;
  final List<AuthorClaim> claims = new ArrayList<>();
  final Map<AuthorSign, Integer> signs = new EnumMap<>(AuthorSign.class);

  private AuthorCandidate(Set<String> key) {
    this.key = key;
  }

  static List<AuthorCandidate> group(List<AuthorClaim> claims) {
    Map<Set<String>, AuthorCandidate> sets = new LinkedHashMap<>();
    for (AuthorClaim claim : claims) {
      Set<String> key = key(claim.names());
      if (sets.size() >= MAX && !sets.containsKey(key)) {
        continue;
      }
      AuthorCandidate candidate = sets.computeIfAbsent(key, AuthorCandidate::new);
      candidate.claims.add(claim);
      candidate.signs.merge(claim.sign(), 1, Integer::sum);
    }
    return List.copyOf(sets.values());
  }

  static Set<String> key(List<String> names) {
    Set<String> key = new TreeSet<>();
    for (String name : names) {
      key.add(Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
    }
    return key;
  }

  /// The names as the most trusted claim spells them.
  List<String> names() {
    return claims.getFirst().names();
  }

  /// The visible claim nearest to the title, those after it first.
  @Nullable AuthorClaim nearest(int title) {
    AuthorClaim best = null;
    for (AuthorClaim claim : claims) {
      if (claim.isSeen() && (best == null || farness(claim, title) < farness(best, title))) {
        best = claim;
      }
    }
    return best;
  }

  private static int farness(AuthorClaim claim, int title) {
    int distance = claim.block() - title;
    return distance >= 0 ? distance : 1 - 2 * distance;
  }
}
