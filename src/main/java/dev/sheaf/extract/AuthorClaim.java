package dev.sheaf.extract;

import java.util.List;

/// What one source says: these people wrote it, said in this way, standing there.
///
/// @param block index of the block it stands in, or -1 where it is not part of the visible text
/// @param around regions of its ancestors
/// @param own regions its own element names
/// @param led the text says "by" or the like
record AuthorClaim(
    List<String> names,
    AuthorSign sign,
    Source source,
    int block,
    int around,
    int own,
    boolean led) {

  AuthorClaim {
    names = List.copyOf(names);
  }

  static void unseen(List<AuthorClaim> claims, List<String> names, AuthorSign sign, Source source) {
    if (!names.isEmpty()) {
      claims.add(new AuthorClaim(names, sign, source, -1, 0, 0, false));
    }
  }

  boolean isSeen() {
    return block >= 0;
  }
}
