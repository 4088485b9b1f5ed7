package dev.sheaf.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// One PostgreSQL database: statements, transactions, COPY. A transaction belongs to the calling
/// thread, so whatever is called inside [#inTransaction] takes part in it without being handed a
/// connection.
public final class Database {

  private final DataSource source;
  private final JdbcTemplate jdbc;
  private final JdbcClient client;
  private final TransactionTemplate transactions;
  private final TransactionTemplate snapshots;

  public Database(DataSource source) {
    this.source = source;
    this.jdbc = new JdbcTemplate(source);
    this.client = JdbcClient.create(jdbc);
    JdbcTransactionManager manager = new JdbcTransactionManager(source);
    this.transactions = new TransactionTemplate(manager);
    this.snapshots = new TransactionTemplate(manager);
    snapshots.setReadOnly(true);
    snapshots.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  public JdbcClient.StatementSpec sql(String statement) {
    return client.sql(statement);
  }

  /// Several statements parted by semicolons, sent together and answered together; the work sets
  /// their parameters and reads their rows.
  public <T> T prepared(String statements, PreparedStatementCallback<T> work) {
    return jdbc.execute(statements, work);
  }

  /// Runs the work in one transaction, or in the caller's when there is one.
  public <T> T inTransaction(Supplier<T> work) {
    return transactions.execute(status -> work.get());
  }

  /// Runs queries that all see the database as it was at one moment. For short reads: whoever holds
  /// such a moment for long keeps the database from cleaning up.
  public <T> T inSnapshot(Supplier<T> reads) {
    return snapshots.execute(status -> reads.get());
  }

  public void transact(Runnable work) {
    transactions.executeWithoutResult(status -> work.run());
  }

  /// Runs the work once the caller's transaction has committed, or now when there is none. It is
  /// left out when the transaction rolls back.
  public void afterCommit(Runnable work) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      work.run();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            work.run();
          }
        });
  }

  /// Runs one or the other once the caller's transaction has ended: it committed, or nobody knows
  /// whether it did. Neither when it rolls back; `committed` now when there is none.
  public void afterEnd(Runnable committed, Runnable inDoubt) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      committed.run();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            switch (status) {
              case STATUS_COMMITTED -> committed.run();
              case STATUS_UNKNOWN -> inDoubt.run();
              default -> {}
            }
          }
        });
  }

  /// Writes rows into a table with binary COPY, by far the fastest way; `table` has its column
  /// list, as in `item (job_id, seq)`. Takes part in the caller's transaction; `rows` must not ask
  /// the database for anything meanwhile.
  public void copy(String table, Consumer<CopyRows> rows) {
    String statement = "copy " + table + " from stdin (format binary)";
    Connection connection = DataSourceUtils.getConnection(source);
    try {
      CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
      try {
        CopyRows into = new CopyRows(copy);
        rows.accept(into);
        into.end();
      } finally {
        if (copy.isActive()) {
          copy.cancelCopy();
        }
      }
    } catch (CopyRows.BrokenOff e) {
      throw translated(statement, e.why());
    } catch (SQLException e) {
      throw translated(statement, e);
    } finally {
      DataSourceUtils.releaseConnection(connection, source);
    }
  }

  private RuntimeException translated(String statement, SQLException e) {
    RuntimeException known =
        new SQLErrorCodeSQLExceptionTranslator(source).translate("COPY", statement, e);
    return known != null ? known : new DataAccessResourceFailureException(statement, e);
  }
}
