package org.voltide.csms.lanes;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.voltide.csms.platform.TestDatabase;

/** A migrated database with one site, lanes on it, and a clock that stands still. */
public final class LaneWorld implements AutoCloseable {
  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final DataSource database;
  private final Lanes lanes;
  private final Partitions partitions;

  public LaneWorld() {
    this(TestDatabase.migrated().dataSource(), settings(2, 1_000, Duration.ofSeconds(10)));
  }

  public LaneWorld(DataSource database, LaneSettings settings) {
    this.database = database;
    this.partitions = new Partitions(database);
    this.lanes = new Lanes(database, settings, CLOCK, new SimpleMeterRegistry());
    run(
        "insert into site (id, name, time_zone, import_limit_w, export_limit_w, base_load_w,"
            + " created_at) values ('depot', 'Depot', 'UTC', 100000, 100000, 1000, now())"
            + " on conflict do nothing");
  }

  public static LaneSettings settings(int count, int queueDepth, Duration patience) {
    return new LaneSettings() {
      @Override
      public OptionalInt count() {
        return OptionalInt.of(count);
      }

      @Override
      public int queueDepth() {
        return queueDepth;
      }

      @Override
      public int maxBatch() {
        return 100;
      }

      @Override
      public Duration patience() {
        return patience;
      }
    };
  }

  /** Registers a station whose current connection has epoch 1. */
  public void station(String id) {
    run(
        "insert into station (id, site_id, name, connection_epoch, created_at)"
            + " values (?, 'depot', 'Test', 1, now())",
        id);
  }

  public Lanes lanes() {
    return lanes;
  }

  public Partitions partitions() {
    return partitions;
  }

  public DataSource database() {
    return database;
  }

  /** Submits under epoch 1 and waits for the answer. */
  public <M, A> A send(LaneWork<M, A> work, String stationId, M message) {
    try {
      return lanes
          .submit(work, stationId, 1, message)
          .toCompletableFuture()
          .get(30, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  public void run(String sql, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Each row as its columns' text, joined by commas. */
  public List<String> rows(String sql) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          columns.add(row.getString(i));
        }
        rows.add(String.join(",", columns.stream().map(String::valueOf).toList()));
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    lanes.close();
  }
}
