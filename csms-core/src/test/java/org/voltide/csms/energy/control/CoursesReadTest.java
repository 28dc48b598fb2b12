package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.control.DeliveryStore.Period;

/** What was read is not read again, until too much else was. */
class CoursesReadTest {

  private static final int MANY = 6_000;

  private final CoursesRead courses = new CoursesRead();
  private final List<Long> asked = new ArrayList<>();

  @Test
  void onlyTheUnknownAreRead() {
    read(1, 2);
    assertThat(read(1, 2, 3)).containsOnlyKeys(1L, 2L, 3L).containsEntry(2L, course(2));
    assertThat(read(3)).containsOnlyKeys(3L);
    assertThat(asked).containsExactly(1L, 2L, 3L);
  }

  @Test
  void whatIsGoneMeanwhileIsMissing() {
    assertThat(courses.of(List.of(4L), _ -> Map.of())).isEmpty();
  }

  @Test
  void thoseNotUsedForLongAreForgotten() {
    read(1, 2);
    for (long id = 3; id < MANY; id++) {
      read(1, id);
    }
    asked.clear();

    read(1, 2);
    assertThat(asked).containsExactly(2L);
  }

  private Map<Long, List<Period>> read(long... ids) {
    return courses.of(LongStream.of(ids).boxed().toList(), this::stored);
  }

  private Map<Long, List<Period>> stored(List<Long> ids) {
    asked.addAll(ids);
    Map<Long, List<Period>> stored = new HashMap<>();
    ids.forEach(id -> stored.put(id, course(id)));
    return stored;
  }

  private static List<Period> course(long id) {
    return List.of(new Period(Instant.EPOCH, id));
  }
}
