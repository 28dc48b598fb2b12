package org.voltide.csms.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The statements of one transaction. */
public final class Statements {

  private final Connection connection;

  Statements(Connection connection) {
    this.connection = connection;
  }

  /** For who holds a transaction open already, as lanes do. */
  public static Statements on(Connection connection) {
    return new Statements(connection);
  }

  /** See {@link Database#query}. */
  public <T> List<T> query(String sql, Function<Row, T> row, Object... parameters) {
    try (PreparedStatement statement = prepare(sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      Row current = new Row(rows);
      while (rows.next()) {
        found.add(row.apply(current));
      }
      return found;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** See {@link Database#update}. */
  public int update(String sql, Object... parameters) {
    try (PreparedStatement statement = prepare(sql, parameters)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** Runs one statement for many rows of parameters. */
  public void batch(String sql, Collection<Object[]> rows) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Object[] row : rows) {
        set(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    set(statement, parameters);
    return statement;
  }

  private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, storable(parameters[i]));
    }
  }

  /** As PostgreSQL takes it: its text has no U+0000, which what stations say may hold. */
  private static @Nullable Object storable(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Instant at -> at.atOffset(ZoneOffset.UTC);
      case String text -> text.replace('\0', '\uFFFD');
      default -> value;
    };
  }

  static IllegalStateException failure(SQLException e) {
    return new IllegalStateException("The database failed: " + e.getMessage(), e);
  }
}
