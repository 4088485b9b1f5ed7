package dev.sheaf.dialect.runflow.list;

import dev.sheaf.store.Sql;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/// What a field holds: how its values are read, what they may be asked, and what stands for an
/// absent one when rows are put in order.
public enum ColumnType {
  /// Compared byte by byte, so that case counts and no locale has a say.
  TEXT("text", "''", "text without NUL"),
  /// As TEXT, but only asked for equality; `cancelled` is taken for `canceled`.
  STATUS("text", "''", "a status code"),
  ID("uuid", "'00000000-0000-0000-0000-000000000000'", "a uuid"),
  NUMBER("numeric", "-1", "a number"),
  TIME("timestamptz", "timestamptz '9999-12-31T00:00:00Z'", "a date or an RFC 3339 time");

  /// Enough for any amount or count, and no exponent that would take long to write out.
  private static final int NUMBER_LENGTH_MAX = 40;

  private final String sqlType;
  private final String whenNull;
  private final String form;

  ColumnType(String sqlType, String whenNull, String form) {
    this.sqlType = sqlType;
    this.whenNull = whenNull;
    this.form = form;
  }

  String sqlType() {
    return sqlType;
  }

  String form() {
    return form;
  }

  boolean takes(Operator operator) {
    return switch (this) {
      case STATUS, ID -> !operator.isOrder();
      case TEXT, NUMBER, TIME -> true;
    };
  }

  /// The expression to order by: total, because a cursor cannot stand on a null.
  String ordered(String sql) {
    return inOrder("coalesce(" + sql + ", " + whenNull + ")");
  }

  /// The same for an expression that is never null.
  String inOrder(String total) {
    return this == TEXT || this == STATUS ? total + " collate \"C\"" : total;
  }

  /// An expression of this type as text that [#value] reads again.
  String asText(String sql) {
    return this == TIME
        ? "to_char(" + sql + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
        : "cast(" + sql + " as text)";
  }

  /// The value to bind, or nothing if the text is none of this type.
  Optional<Object> value(String text) {
    try {
      return switch (this) {
        case TEXT -> text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        case STATUS -> Optional.of(text.equals("cancelled") ? "canceled" : text.replace('\0', ' '));
        case ID -> Optional.of(uuid(text));
        case NUMBER -> number(text);
        case TIME -> Optional.of(Sql.at(instant(text)));
      };
    } catch (IllegalArgumentException | DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<Object> number(String text) {
    return text.length() <= NUMBER_LENGTH_MAX && text.matches("-?[0-9]+(\\.[0-9]+)?")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  /// `UUID.fromString` also takes shortened ones.
  private static UUID uuid(String text) {
    if (text.length() != 36) {
      throw new IllegalArgumentException(text);
    }
    return UUID.fromString(text);
  }

  /// Of years with four digits: PostgreSQL does not know all that Java does.
  private static Instant instant(String text) {
    if (!text.matches("[0-9]{4}-.*")) {
      throw new IllegalArgumentException(text);
    }
    if (text.length() == 10) {
      return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    boolean offset = text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
    return offset
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }
}
