package dev.sheaf.dialect.runflow.list;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Reads a filter expression (2.0): what clients send (`client_ref.EQ:'abc'`) and what the guide
/// says (`status_code:succeeded AND created_at>2026-04-01`) in one grammar.
///
/// ```
/// expr := term { OR term } ;  term := fact { AND fact } ;  fact := NOT fact | "(" expr ")" | cmp
/// cmp  := field "." op ":" value | field sym value
/// ```
final class FilterParser {

  static final int LENGTH_MAX = 4_000;
  static final int DEPTH_MAX = 20;
  static final int COMPARISONS_MAX = 50;
  static final int VALUES_MAX = 100;

  private final FilterScanner scanner;
  private final Columns columns;
  private int depth;
  private int comparisons;

  private FilterParser(String text, Columns columns) {
    this.scanner = new FilterScanner(text);
    this.columns = columns;
  }

  static Filter parse(String text, Columns columns) {
    if (text.length() > LENGTH_MAX) {
      throw new BadQuery(
          "q", "the filter has " + text.length() + " characters, may have at most " + LENGTH_MAX);
    }
    FilterParser parser = new FilterParser(text, columns);
    Filter filter = parser.expression();
    if (!parser.scanner.atEnd()) {
      throw parser.scanner.error("expected AND, OR or the end");
    }
    return filter;
  }

  private Filter expression() {
    List<Filter> terms = repeated("OR", this::term);
    return terms.size() == 1 ? terms.getFirst() : new Filter.Or(terms);
  }

  private Filter term() {
    List<Filter> facts = repeated("AND", this::fact);
    return facts.size() == 1 ? facts.getFirst() : new Filter.And(facts);
  }

  private List<Filter> repeated(String keyword, Supplier<Filter> part) {
    List<Filter> parts = new ArrayList<>();
    do {
      parts.add(part.get());
    } while (scanner.takeKeyword(keyword));
    return parts;
  }

  private Filter fact() {
    if (++depth > DEPTH_MAX) {
      throw scanner.error("the filter is nested deeper than " + DEPTH_MAX);
    }
    try {
      if (scanner.takeKeyword("NOT")) {
        return new Filter.Not(fact());
      }
      return scanner.take('(') ? bracketed() : comparison();
    } finally {
      depth--;
    }
  }

  private Filter bracketed() {
    Filter inner = expression();
    if (!scanner.take(')')) {
      throw scanner.error("a closing bracket is missing");
    }
    return inner;
  }

  private Filter comparison() {
    if (++comparisons > COMPARISONS_MAX) {
      throw scanner.error("the filter has more than " + COMPARISONS_MAX + " comparisons");
    }
    Column column = column();
    Operator operator = scanner.take('.') ? word() : symbol();
    if (!column.type().takes(operator)) {
      throw scanner.error(column.field() + " cannot be compared with " + operator.word());
    }
    List<Object> values = operator == Operator.IN ? list(column) : List.of(value(column));
    return new Filter.Compare(column, operator, values);
  }

  private Column column() {
    String name = scanner.name();
    if (name.isEmpty()) {
      throw scanner.error("a field is missing");
    }
    return columns
        .find(name)
        .orElseThrow(() ->
            scanner.error("unknown field \"" + name + "\" (there are " + columns.names() + ")"));
  }

  private Operator word() {
    String word = scanner.name();
    Operator operator =
        Operator.ofWord(word).orElseThrow(() -> scanner.error("unknown operator \"" + word + "\""));
    if (!scanner.take(':')) {
      throw scanner.error("a colon is missing after the operator");
    }
    return operator;
  }

  private Operator symbol() {
    return Operator.ofSymbol(scanner.symbol())
        .orElseThrow(() -> scanner.error("an operator is missing"));
  }

  private List<Object> list(Column column) {
    if (!scanner.take('(')) {
      throw scanner.error("in needs a list in brackets");
    }
    List<Object> values = new ArrayList<>();
    do {
      values.add(value(column));
    } while (scanner.take(',') && values.size() < VALUES_MAX);
    if (!scanner.take(')')) {
      throw scanner.error("the list is not closed, or has more than " + VALUES_MAX + " values");
    }
    return values;
  }

  private Object value(Column column) {
    String text = scanner.value();
    return column
        .type()
        .value(text)
        .orElseThrow(() ->
            scanner.error(
                column.field() + " is compared with what is not " + column.type().form()));
  }
}
