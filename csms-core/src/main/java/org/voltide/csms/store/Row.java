package org.voltide.csms.store;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The current row of a query, by column name. A method without Optional needs a value there. */
public final class Row {

  private final ResultSet rows;

  Row(ResultSet rows) {
    this.rows = rows;
  }

  public String text(String column) {
    return need(column, String.class);
  }

  public Optional<String> maybeText(String column) {
    return maybe(column, String.class);
  }

  public UUID id(String column) {
    return need(column, UUID.class);
  }

  public Optional<UUID> maybeId(String column) {
    return maybe(column, UUID.class);
  }

  public int whole(String column) {
    return need(column, Integer.class);
  }

  public Optional<Integer> maybeWhole(String column) {
    return maybe(column, Integer.class);
  }

  public long big(String column) {
    return need(column, Long.class);
  }

  public Optional<Long> maybeBig(String column) {
    return maybe(column, Long.class);
  }

  public double number(String column) {
    return need(column, Double.class);
  }

  public OptionalDouble maybeNumber(String column) {
    return maybe(column, Double.class).map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  public BigDecimal money(String column) {
    return need(column, BigDecimal.class);
  }

  public Optional<BigDecimal> maybeMoney(String column) {
    return maybe(column, BigDecimal.class);
  }

  public byte[] bytes(String column) {
    return need(column, byte[].class);
  }

  public Optional<byte[]> maybeBytes(String column) {
    return maybe(column, byte[].class);
  }

  public boolean flag(String column) {
    return need(column, Boolean.class);
  }

  public Optional<Boolean> maybeFlag(String column) {
    return maybe(column, Boolean.class);
  }

  public Instant instant(String column) {
    return need(column, OffsetDateTime.class).toInstant();
  }

  public Optional<Instant> maybeInstant(String column) {
    return maybe(column, OffsetDateTime.class).map(OffsetDateTime::toInstant);
  }

  public Optional<LocalTime> maybeTime(String column) {
    return maybe(column, LocalTime.class);
  }

  public List<String> texts(String column) {
    try {
      Array array = rows.getArray(column);
      return List.of((String[]) array.getArray());
    } catch (SQLException e) {
      throw Statements.failure(e);
    }
  }

  /** An array of numbers. */
  public Optional<List<Double>> maybeNumbers(String column) {
    try {
      @Nullable Array array = rows.getArray(column);
      return array == null ? Optional.empty() : Optional.of(List.of((Double[]) array.getArray()));
    } catch (SQLException e) {
      throw Statements.failure(e);
    }
  }

  private <T> T need(String column, Class<T> type) {
    return maybe(column, type)
        .orElseThrow(() -> new IllegalStateException("column " + column + " is empty"));
  }

  private <T> Optional<T> maybe(String column, Class<T> type) {
    try {
      @Nullable T value = rows.getObject(column, type);
      return Optional.ofNullable(value);
    } catch (SQLException e) {
      throw Statements.failure(e);
    }
  }
}
