package org.voltide.csms.store;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;

/**
 * A table whose rows are numbered by {@code id} as they come, listed the newest first.
 *
 * @param select what to read, without conditions
 * @param read a row
 * @param id of what was read
 */
public record Journal<T>(String select, Function<Row, T> read, ToLongFunction<T> id) {

  /** The page of those that meet the conditions, which are added to. */
  public Page<T> page(Database database, Where where, PageQuery page) {
    where.and("id < ?", page.afterNumber().orElse(null));
    List<T> found =
        database.query(
            select + where.sql() + " order by id desc limit ?", read, where.values(page.rows()));
    return Page.of(found, page, last -> List.of(Long.toString(id.applyAsLong(last))));
  }
}
