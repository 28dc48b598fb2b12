package org.voltide.csms.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectTest {

  @ParameterizedTest
  @CsvSource({
    "DATABASE, 1e15, GOOD",
    "DATABASE, NaN, BAD",
    "DISK, 0.84, GOOD",
    "DISK, 0.9, LOOK",
    "DISK, 0.95, BAD",
    "DISK, NaN, BAD",
    "CONNECTIONS_WAITING, 1, LOOK",
    "CONNECTIONS_WAITING, 10, BAD",
    "STATIONS, 0, GOOD",
    "STATIONS, NaN, LOOK",
    "MESSAGES_WAITING, 499, GOOD",
    "MESSAGES_WAITING, 500, LOOK",
    "MESSAGES_WAITING, 5000, BAD",
    "COMMIT, 1.9, GOOD",
    "COMMIT, 20, BAD",
    "TRUSTED, 0, GOOD",
    "TRUSTED, 100, LOOK",
  })
  void aValueIsJudgedByItsSubject(Subject subject, double value, State verdict) {
    assertThat(subject.judge(value)).isEqualTo(verdict);
  }

  @Test
  void whatCannotBeReadHasNoValue() {
    assertThat(Check.of(Subject.STATIONS, Double.NaN).value()).isNull();
    assertThat(Check.of(Subject.STATIONS, 3).value()).isEqualTo(3);
  }
}
