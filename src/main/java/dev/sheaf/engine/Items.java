package dev.sheaf.engine;

import dev.sheaf.job.JobId;
import dev.sheaf.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// The item rows: written once with the job, read in ranges by the shards that run them.
final class Items {

  private final Database database;

  Items(Database database) {
    this.database = database;
  }

  void insert(JobId job, List<NewJob.NewItem> items) {
    UUID id = job.value();
    database.copy(
        "item (job_id, seq, client_ref, input)",
        rows -> {
          for (int seq = 0; seq < items.size(); seq++) {
            NewJob.NewItem item = items.get(seq);
            rows.row()
                .uuid(id)
                .integer(seq)
                .text(item.clientRef())
                .raw(Json.MAPPER.writeValueAsBytes(item.input()));
          }
        });
  }

  /// The next items of a range that take part in the stage: all in the first, those going on in a
  /// later.
  List<Input> next(JobId job, int stageNo, int from, int to, int limit) {
    return stageNo == 0
        ? ofItems(job, from, to, limit)
        : ofResults(job, stageNo - 1, from, to, limit);
  }

  private List<Input> ofItems(JobId job, int from, int to, int limit) {
    return database
        .sql(
            """
            select seq, input from item
            where job_id = :job and seq >= :from and seq < :to order by seq limit :limit
            """)
        .param("job", job.value())
        .param("from", from)
        .param("to", to)
        .param("limit", limit)
        .query((row, n) -> input(row, "input"))
        .list();
  }

  private List<Input> ofResults(JobId job, int stageNo, int from, int to, int limit) {
    return database
        .sql(
            """
            select seq, output from result
            where job_id = :job and stage_no = :stage and seq >= :from and seq < :to and goes_on
            order by seq limit :limit
            """)
        .param("job", job.value())
        .param("stage", stageNo)
        .param("from", from)
        .param("to", to)
        .param("limit", limit)
        .query((row, n) -> input(row, "output"))
        .list();
  }

  private static Input input(ResultSet row, String column) throws SQLException {
    byte[] json = row.getBytes(column);
    return new Input(row.getInt("seq"), json == null ? NULL : json);
  }

  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  /// What a stage takes of an item, as JSON.
  record Input(int seq, byte[] json) {}
}
