package dev.sheaf.extract;

import org.jspecify.annotations.Nullable;

/// What one source says: this day, in this way, standing there.
///
/// @param block index of the block it stands in, or -1 where it is not part of the visible text
/// @param around regions of its ancestors
/// @param own regions its own element names
/// @param look a key that dates of the same make share, to tell one date from a list of them
/// @param lead characters of its block that stand before it, where that is known, else 0
record DateClaim(
    PageDate date,
    DateSign sign,
    Source source,
    int block,
    int around,
    int own,
    String look,
    int lead) {

  static DateClaim unseen(PageDate date, DateSign sign, Source source) {
    return new DateClaim(date, sign, source, -1, 0, 0, "", 0);
  }

  /// Null-tolerant form, because readers answer null for what is no date.
  static void add(
      java.util.List<DateClaim> claims, @Nullable PageDate date, DateSign sign, Source source) {
    if (date != null) {
      claims.add(unseen(date, sign, source));
    }
  }

  boolean isSeen() {
    return block >= 0;
  }
}
