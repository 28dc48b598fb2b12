package org.voltide.csms.health;

import org.jspecify.annotations.Nullable;

/**
 * What was read of one subject.
 *
 * @param value in the subject's unit; absent while it cannot be read
 */
record Check(Subject subject, State state, @Nullable Double value) {

  /** Of a reading that is NaN where there is none. */
  static Check of(Subject subject, double reading) {
    return new Check(subject, subject.judge(reading), Double.isNaN(reading) ? null : reading);
  }
}
