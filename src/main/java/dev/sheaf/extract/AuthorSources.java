package dev.sheaf.extract;

import java.util.ArrayList;
import java.util.List;

/// The author sources in order of trust. Where several give the names that win, the first of them
/// is said to be their source.
final class AuthorSources {

  static final List<AuthorSource> ORDER =
      List.of(
          new JsonLdAuthors(),
          new MetaAuthors(),
          new MarkedAuthors(),
          new TextAuthors(),
          new ScriptAuthors());

  private AuthorSources() {}

  static List<AuthorClaim> claims(Page page, List<AuthorSource> sources) {
    List<AuthorClaim> claims = new ArrayList<>();
    for (AuthorSource source : sources) {
      source.read(page, claims);
    }
    return claims;
  }
}
