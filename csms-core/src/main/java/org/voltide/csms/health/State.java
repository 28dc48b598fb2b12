package org.voltide.csms.health;

/** A verdict, from the best to the worst. */
enum State {
  GOOD,
  /** Somebody should look when there is time. */
  LOOK,
  /** Somebody has to act now. */
  BAD
}
