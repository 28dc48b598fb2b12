package org.voltide.csms.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;

class WhereTest {

  @Test
  void onlyWhatIsWantedIsACondition() {
    Where where =
        new Where().and("a = ?", 1).and("b = ?", null).and("c = ?", DayOfWeek.FRIDAY).and("d");
    assertThat(where.sql()).isEqualTo(" where a = ? and c = ? and d");
    assertThat(where.values(7)).containsExactly(1, "FRIDAY", 7);
  }

  @Test
  void withoutConditionsThereIsNoClause() {
    assertThat(new Where().and("a = ?", null).sql()).isEmpty();
  }
}
