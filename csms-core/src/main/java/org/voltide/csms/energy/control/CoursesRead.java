package org.voltide.csms.energy.control;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.voltide.csms.energy.control.DeliveryStore.Period;

/**
 * What profiles said that were read before, by the id of their delivery: it never changes, and
 * reading it again for thousands of cars takes longer than planning them. The least recently used
 * are forgotten. Thread-safe.
 */
final class CoursesRead {

  /** Some ten megabytes. */
  private static final int MOST = 5_000;

  private final Map<Long, List<Period>> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, List<Period>> eldest) {
          return size() > MOST;
        }
      };

  /**
   * @param read asked once, for those that are not known
   */
  Map<Long, List<Period>> of(
      Collection<Long> deliveries, Function<List<Long>, Map<Long, List<Period>>> read) {
    Map<Long, List<Period>> courses = new HashMap<>();
    synchronized (known) {
      for (Long id : deliveries) {
        List<Period> course = known.get(id);
        if (course != null) {
          courses.put(id, course);
        }
      }
    }
    List<Long> unknown = deliveries.stream().filter(id -> !courses.containsKey(id)).toList();
    if (!unknown.isEmpty()) {
      Map<Long, List<Period>> found = read.apply(unknown);
      courses.putAll(found);
      synchronized (known) {
        known.putAll(found);
      }
    }
    return courses;
  }
}
