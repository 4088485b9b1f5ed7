package dev.sheaf.extract;

import java.util.List;

/// One place where pages name authors. A new one is a class like its siblings and a line in
/// [AuthorSources#ORDER].
interface AuthorSource {

  void read(Page page, List<AuthorClaim> claims);
}
