package dev.sheaf.dialect.runflow.list;

import java.util.List;

/// A filter expression that was understood: every field is a declared one, every value has its
/// type.
sealed interface Filter {

  record And(List<Filter> parts) implements Filter {}

  record Or(List<Filter> parts) implements Filter {}

  record Not(Filter part) implements Filter {}

  /// `values` has one element, or with `in` one and more.
  record Compare(Column column, Operator operator, List<Object> values) implements Filter {}
}
