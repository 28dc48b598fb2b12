package org.voltide.csms.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/** Runs statements on the database. A failure is an {@link IllegalStateException}. */
@Singleton
public class Database {

  private final DataSource source;

  public Database(DataSource source) {
    this.source = source;
  }

  /** All rows of a query. Parameters may be null; instants are written as such. */
  public <T> List<T> query(String sql, Function<Row, T> row, Object... parameters) {
    return inTransaction(statements -> statements.query(sql, row, parameters));
  }

  /** Changes rows and returns how many. */
  public int update(String sql, Object... parameters) {
    return inTransaction(statements -> statements.update(sql, parameters));
  }

  /** Does everything or nothing. */
  public void transact(Consumer<Statements> work) {
    inTransaction(
        statements -> {
          work.accept(statements);
          return true;
        });
  }

  /** Does everything or nothing, and tells its result. */
  public <T> T inTransaction(Function<Statements, T> work) {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.apply(new Statements(connection));
        connection.commit();
        return result;
      } catch (RuntimeException | SQLException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The database failed: " + e.getMessage(), e);
    }
  }
}
