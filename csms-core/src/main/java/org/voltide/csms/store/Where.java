package org.voltide.csms.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The conditions of one query; those whose value nobody asked for are left out. */
public final class Where {
  private final List<String> conditions = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  /**
   * @param condition SQL with one question mark
   * @param value absent: anything will do
   */
  public Where and(String condition, @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      values.add(value instanceof Enum<?> constant ? constant.name() : value);
    }
    return this;
  }

  /** A condition that needs no value. */
  public Where and(String condition) {
    conditions.add(condition);
    return this;
  }

  /** The clause, empty without conditions. */
  public String sql() {
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }

  /** The values in the order of their question marks, then those of what follows the clause. */
  public Object[] values(Object... further) {
    return Stream.concat(values.stream(), Stream.of(further)).toArray();
  }
}
