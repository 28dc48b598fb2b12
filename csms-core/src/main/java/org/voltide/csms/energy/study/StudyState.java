package org.voltide.csms.energy.study;

/** Where a study is. */
public enum StudyState {
  /** Waits for those before it. */
  QUEUED,
  /** Is computed. */
  RUNNING,
  /** Has its figures. */
  DONE,
  /** Has none, and says why. */
  FAILED
}
