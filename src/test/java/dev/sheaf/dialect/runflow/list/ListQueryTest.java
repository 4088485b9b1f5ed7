package dev.sheaf.dialect.runflow.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sheaf.store.TestDatabase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages of a list on a real database: 30 rows, every third without a cost, ten to a day.
class ListQueryTest {

  private static final int ROWS = 30;
  private static final Columns COLUMNS =
      Columns.of(
          new Column("n", "n", ColumnType.NUMBER),
          new Column("ref", "ref", ColumnType.TEXT),
          new Column("cost", "cost", ColumnType.NUMBER),
          new Column("day", "day", ColumnType.TIME));

  /// The same list, whose key is known to go by tens too.
  private static final Columns TENS =
      new Columns(
              List.of(
                  Column.total("n", "n", ColumnType.NUMBER),
                  Column.total("ten", "n / 10", ColumnType.NUMBER)),
              Column.total("n", "n", ColumnType.NUMBER))
          .orderedLikeKey(Column.total("ten", "n / 10", ColumnType.NUMBER));

  private static TestDatabase database;

  @BeforeAll
  static void fill() {
    database = TestDatabase.create();
    database
        .database()
        .sql("create table thing (n int, ref text, cost numeric, day timestamptz)")
        .update();
    database
        .database()
        .sql(
            """
            insert into thing
            select n, case when n % 2 = 0 then 'é' || n % 5 else 'Z' end,
              case when n % 3 = 0 then null else n % 4 end,
              case when n % 7 = 0 then null else timestamptz '2026-01-01T00:00:00.000001Z' + n / 10 * interval '1 day' end
            from generate_series(0, 29) n
            """)
        .update();
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "n:asc",
        "n:desc",
        "ref:asc",
        "ref:desc",
        "cost:asc",
        "cost:desc,ref",
        "day:desc",
        "day,cost:desc,n:desc"
      })
  void pagesForwardAndBackAreTheWholeList(String sort) {
    List<Integer> whole = page(Map.of("sort_by", sort, "limit", "500")).items();
    assertThat(whole).hasSize(ROWS).doesNotHaveDuplicates();
    List<Page<Integer>> forward = forward(sort);
    assertThat(forward.stream().flatMap(p -> p.items().stream())).isEqualTo(whole);
    assertThat(forward).hasSize(5);
    assertThat(forward.getFirst().first()).isNull();
    assertThat(forward.getFirst().previous()).isNull();
    assertThat(forward.getLast().next()).isNull();
    assertThat(back(forward.getLast(), sort)).isEqualTo(whole.subList(0, 28));
    String first = forward.get(3).first();
    assertThat(page(Map.of("pq", String.valueOf(first), "limit", "7")))
        .isEqualTo(forward.getFirst());
  }

  private static List<Page<Integer>> forward(String sort) {
    List<Page<Integer>> pages = new ArrayList<>();
    Page<Integer> page = page(Map.of("sort_by", sort, "limit", "7"));
    pages.add(page);
    for (String next = page.next(); next != null; next = page.next()) {
      page = page(Map.of("sort_by", sort, "limit", "7", "pq", next));
      pages.add(page);
    }
    return pages;
  }

  private static List<Integer> back(Page<Integer> from, String sort) {
    List<Integer> items = new ArrayList<>();
    Page<Integer> page = from;
    for (String to = page.previous(); to != null; to = page.previous()) {
      page = page(Map.of("sort_by", sort, "limit", "7", "pq", to, "from_prev", "true"));
      items.addAll(0, page.items());
      assertThat(page.next()).isNotNull();
    }
    return items;
  }

  @ParameterizedTest
  @ValueSource(strings = {"ten:asc", "ten:desc", "ten:desc,n:asc", "ten:asc,n:asc"})
  void anOrderThatTheKeyImpliesIsTheSame(String sort) {
    boolean down = sort.startsWith("ten:desc");
    Comparator<Integer> tens = Comparator.comparingInt(n -> n / 10);
    Comparator<Integer> within = Comparator.naturalOrder();
    List<Integer> all =
        IntStream.range(0, ROWS)
            .boxed()
            .sorted(
                (down ? tens.reversed() : tens)
                    .thenComparing(sort.equals("ten:desc") ? within.reversed() : within))
            .toList();
    List<Integer> walked = new ArrayList<>();
    Map<String, @Nullable String> asked = new HashMap<>(Map.of("sort_by", sort, "limit", "7"));
    Page<Integer> page = page(asked, TENS);
    walked.addAll(page.items());
    while (page.next() != null) {
      asked.put("pq", page.next());
      page = page(asked, TENS);
      walked.addAll(page.items());
    }
    assertThat(walked).isEqualTo(all);
  }

  @Test
  void aCursorBringsItsFilter() {
    Page<Integer> page = page(Map.of("q", "n.in:(3,5,7)", "limit", "2"));

    assertThat(page(Map.of("pq", String.valueOf(page.next()))).items()).containsExactly(7);
  }

  @Test
  void aFilterGoesWithTheCursor() {
    Page<Integer> page = page(Map.of("q", "n>=10 AND NOT cost:1", "limit", "5"));
    List<Integer> all = new ArrayList<>(page.items());
    while (page.next() != null) {
      page = page(Map.of("q", "n>=10 AND NOT cost:1", "limit", "5", "pq", page.next()));
      all.addAll(page.items());
    }
    assertThat(all)
        .isEqualTo(
            IntStream.range(10, ROWS).filter(n -> n % 3 == 0 || n % 4 != 1).boxed().toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "q|x:1",
        "limit|0",
        "limit|501",
        "limit|-1",
        "limit|ten",
        "limit|99999999999",
        "sort_by|x:asc",
        "sort_by|n:up",
        "sort_by|n,,ref",
        "sort_by|n,n,n,n,n,n",
        "from_prev|maybe",
        "pq|nonsense",
        "pq|W10",
        "pq|WzFd",
        "pq|WyJuOmFzYyJd",
        "pq|WyJuOmFzYyIsIiIsIngiXQ",
        "pq|WyJuOmFzYyIsIiIsIjEiLCIyIl0",
        "pq|WyJzZWNyZXQ6YXNjIiwiIl0",
        "pq|WyJuOmFzYyIsInNlY3JldDoxIiwiMSJd",
        "pq|WyJuOmFzYyIsMSwiMSJd",
      })
  void whatIsNotUnderstoodIsRefusedByName(String parameter, String value) {
    assertThatThrownBy(() -> page(Map.of(parameter, value)))
        .isInstanceOfSatisfying(
            BadQuery.class, bad -> assertThat(bad.parameter()).isEqualTo(parameter));
  }

  @Test
  void aCursorKeepsItsOrder() {
    String next = page(Map.of("sort_by", "n:desc", "limit", "3")).next();
    assertThat(page(Map.of("pq", String.valueOf(next), "limit", "3")).items())
        .containsExactly(26, 25, 24);
    assertThatThrownBy(() -> page(Map.of("pq", String.valueOf(next), "sort_by", "n:asc")))
        .isInstanceOf(BadQuery.class);
  }

  @Test
  void fieldsAreNamed() {
    ListQuery all = query(Map.of());
    assertThat(all.wants("anything")).isTrue();
    ListQuery some = query(Map.of("fields", "id, status_code,,"));
    assertThat(some.fields()).containsExactly("id", "status_code");
    assertThat(some.wants("cost")).isFalse();
  }

  private static Page<Integer> page(Map<String, @Nullable String> parameters) {
    return page(parameters, COLUMNS);
  }

  private static Page<Integer> page(Map<String, @Nullable String> parameters, Columns columns) {
    return query(parameters, columns)
        .page(
            database.database(),
            "n",
            "from thing where n < :most",
            Map.of("most", ROWS),
            (row, i) -> row.getInt("n"));
  }

  private static ListQuery query(Map<String, @Nullable String> parameters) {
    return query(parameters, COLUMNS);
  }

  private static ListQuery query(Map<String, @Nullable String> parameters, Columns columns) {
    Map<String, String[]> all = new HashMap<>();
    parameters.forEach((name, value) -> all.put(name, new String[] {String.valueOf(value)}));
    return ListQuery.read(all, columns, "n:asc");
  }
}
