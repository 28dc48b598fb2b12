package org.voltide.csms.operations;

/** How far an operation is. */
public enum State {
  /** The station has not answered the request yet, or its answer was lost. */
  REQUESTED,
  /** The station accepted; parts or steps arrive. */
  RUNNING,
  /** All of it is here; nothing when the station has nothing that fits. */
  DONE,
  /** The station refused, failed on the way, or told too much. */
  FAILED,
  /** Nothing came for too long. */
  TIMED_OUT;

  boolean isOver() {
    return this != REQUESTED && this != RUNNING;
  }
}
