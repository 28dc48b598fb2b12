package org.voltide.csms.handover;

/** What an installer makes sure of, in this order. */
enum Check {
  /** It is mounted, wired and labelled as planned. */
  MOUNTED,
  /** It is connected under its name and at its site. */
  CONNECTED,
  /** It told its status when asked. */
  STATUS,
  /** Its connectors unlock. */
  UNLOCK,
  /** A car charged. */
  CHARGE,
  /** Who is in charge on site knows how to use it and whom to call. */
  INSTRUCTED;

  /** A car is not always there. */
  boolean isNeeded() {
    return this != CHARGE;
  }
}
