package dev.sheaf.extract;

import java.util.List;

/// One place where pages write dates. A new one is a class like its siblings and a line in
/// [DateSources#ORDER].
interface DateSource {

  void read(Page page, DateReader reader, List<DateClaim> claims);
}
