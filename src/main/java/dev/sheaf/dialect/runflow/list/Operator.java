package dev.sheaf.dialect.runflow.list;

import java.util.Locale;
import java.util.Optional;

/// What a comparison may ask, in both spellings: `.eq:` and `=`.
enum Operator {
  EQ("="),
  NE("is distinct from"),
  GT(">"),
  GTE(">="),
  LT("<"),
  LTE("<="),
  IN("in");

  private final String sql;

  Operator(String sql) {
    this.sql = sql;
  }

  String sql() {
    return sql;
  }

  boolean isOrder() {
    return switch (this) {
      case GT, GTE, LT, LTE -> true;
      case EQ, NE, IN -> false;
    };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Operator> ofWord(String word) {
    for (Operator operator : values()) {
      if (operator.word().equals(word.toLowerCase(Locale.ROOT))) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  static Optional<Operator> ofSymbol(String symbol) {
    return switch (symbol) {
      case ":", "=" -> Optional.of(EQ);
      case "!=" -> Optional.of(NE);
      case ">" -> Optional.of(GT);
      case ">=" -> Optional.of(GTE);
      case "<" -> Optional.of(LT);
      case "<=" -> Optional.of(LTE);
      default -> Optional.empty();
    };
  }
}
