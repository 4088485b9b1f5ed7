package dev.sheaf.dialect.runflow.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Both filter grammars (2.0), and what is refused.
class FilterTest {

  private static final Columns COLUMNS =
      Columns.of(
          new Column("id", "t.id", ColumnType.ID),
          new Column("status_code", "t.status", ColumnType.STATUS),
          new Column("client_ref", "t.ref", ColumnType.TEXT),
          new Column("cost", "t.cost", ColumnType.NUMBER),
          new Column("created_at", "t.created", ColumnType.TIME));

  private static Condition condition(String q) {
    return Condition.of(FilterParser.parse(q, COLUMNS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "client_ref.EQ:'abc'                       | t.ref = :f0",
        "client_ref.eq: 'abc'                      | t.ref = :f0",
        "client_ref:abc                            | t.ref = :f0",
        "client_ref = abc                          | t.ref = :f0",
        "client_ref!=abc                           | t.ref is distinct from :f0",
        "client_ref.Ne:abc                         | t.ref is distinct from :f0",
        "client_ref>abc                            | t.ref collate \"C\" > :f0",
        "cost>=1.50                                | t.cost >= :f0",
        "cost<=1                                   | t.cost <= :f0",
        "cost.gt:1                                 | t.cost > :f0",
        "cost.lt:-1                                | t.cost < :f0",
        "status_code.in:(failed, 'canceled')       | t.status in (:f0)",
        "status_code:succeeded AND cost>1          | (t.status = :f0 and t.cost > :f1)",
        "cost:1 or cost:2 and cost:3               | (t.cost = :f0 or (t.cost = :f1 and t.cost = :f2))",
        "(cost:1 OR cost:2) AND cost:3             | ((t.cost = :f0 or t.cost = :f1) and t.cost = :f2)",
        "NOT(cost:1)                               | not coalesce(t.cost = :f0, false)",
        "not not cost:1                            | not coalesce(not coalesce(t.cost = :f0, false), false)",
      })
  void becomesSql(String q, String sql) {
    assertThat(condition(q).sql()).isEqualTo(sql);
  }

  @Test
  void valuesAreBoundInTheirType() {
    UUID id = UUID.randomUUID();
    assertThat(condition("id:" + id).values()).isEqualTo(Map.of("f0", id));
    assertThat(condition("client_ref.eq:'it''s (1)'").values()).isEqualTo(Map.of("f0", "it's (1)"));
    assertThat(condition("client_ref:''").values()).isEqualTo(Map.of("f0", ""));
    assertThat(condition("status_code.in:(cancelled,failed)").values())
        .isEqualTo(Map.of("f0", List.of("canceled", "failed")));
    assertThat(condition("created_at>2026-04-01").values())
        .isEqualTo(Map.of("f0", OffsetDateTime.parse("2026-04-01T00:00:00Z")));
    assertThat(condition("created_at.gte:2026-04-01T10:00:00.5+02:00").values())
        .isEqualTo(Map.of("f0", OffsetDateTime.parse("2026-04-01T08:00:00.5Z")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "nothing:1",
        "Status_code:failed",
        "client_ref",
        "client_ref:",
        "client_ref.eq'abc'",
        "client_ref.like:'a%'",
        "client_ref.:'a'",
        "client_ref~a",
        "client_ref:'open",
        "client_ref:a b",
        "client_ref:'a''",
        "client_ref:a AND",
        "AND client_ref:a",
        "client_ref:a ORcost:1",
        "(client_ref:a",
        "client_ref:a)",
        "NOT",
        "cost:abc",
        "cost:1e9",
        "cost:'0x1'",
        "id:1",
        "id>0197c0de-0001-7a00-8000-000000000001",
        "status_code>failed",
        "status_code.in:failed",
        "status_code.in:()",
        "status_code.in:(failed",
        "created_at>yesterday",
        "created_at>2026-13-01",
        "created_at>+99999-01-01T00:00:00Z",
        "client_ref:'\0'",
        "client_ref:a; drop table run",
      })
  void isRefused(String q) {
    assertThatThrownBy(() -> FilterParser.parse(q, COLUMNS))
        .isInstanceOfSatisfying(BadQuery.class, bad -> assertThat(bad.parameter()).isEqualTo("q"));
  }

  @Test
  void everythingHasALimit() {
    assertRefused("(".repeat(5_000), "characters");
    assertRefused("(".repeat(21) + "cost:1" + ")".repeat(21), "nested deeper than 20");
    assertRefused("NOT ".repeat(900) + "cost:1", "nested deeper than 20");
    assertRefused("cost:1" + " OR cost:1".repeat(50), "more than 50 comparisons");
    assertRefused("cost.in:(1" + ",1".repeat(100) + ")", "more than 100 values");
    assertThat(condition("(".repeat(19) + "cost:1" + ")".repeat(19)).sql())
        .isEqualTo("t.cost = :f0");
  }

  private static void assertRefused(String q, String because) {
    assertThatThrownBy(() -> FilterParser.parse(q, COLUMNS))
        .isInstanceOf(BadQuery.class)
        .hasMessageContaining(because);
  }
}
