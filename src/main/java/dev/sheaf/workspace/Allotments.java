package dev.sheaf.workspace;

import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;

/// What clients were allotted. Work is charged to the organisation, also a client's, so what is
/// allotted is never used up.
public final class Allotments {

  private final Database database;

  public Allotments(Database database) {
    this.database = database;
  }

  public void add(Allotment allotment) {
    database
        .sql(
            """
            insert into client_credit (id, client_id, credit_type, amount, source, notes, created_at)
            values (:id, :client, :type, :amount, :source, :notes, :now)
            """)
        .param("id", allotment.id())
        .param("client", allotment.clientId())
        .param("type", allotment.type())
        .param("amount", allotment.amount())
        .param("source", allotment.source())
        .param("notes", allotment.notes())
        .param("now", Sql.at(allotment.createdAt()))
        .update();
  }

  /// The sum of each type that was allotted.
  public Map<String, Long> of(String clientId) {
    Map<String, Long> sums = new HashMap<>();
    RowCallbackHandler read = row -> sums.put(row.getString("credit_type"), row.getLong("sum"));
    database
        .sql(
            """
            select credit_type, sum(amount) as sum from client_credit
            where client_id = :client group by credit_type
            """)
        .param("client", clientId)
        .query(read);
    return sums;
  }
}
