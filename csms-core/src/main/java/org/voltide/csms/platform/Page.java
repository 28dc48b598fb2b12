package org.voltide.csms.platform;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor of the page that follows, absent on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

  /**
   * Cuts a page from {@link PageQuery#rows} rows.
   *
   * @param key what the list is ordered by, unique per item
   */
  public static <T> Page<T> of(List<T> rows, PageQuery query, Function<T, List<String>> key) {
    if (rows.size() <= query.limit()) {
      return new Page<>(rows, null);
    }
    List<T> items = rows.subList(0, query.limit());
    return new Page<>(List.copyOf(items), PageQuery.cursor(key.apply(items.getLast())));
  }

  /** The same page with its items seen differently. */
  public <R> Page<R> map(Function<? super T, ? extends R> view) {
    return new Page<>(items.stream().<R>map(view).toList(), next);
  }
}
