package org.voltide.csms.lanes;

/** Why a lane wrote nothing of a message. Carried by failed answers; it has no stack trace. */
public final class LaneRefusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What stood in the way. */
  public enum Reason {
    /** The lane's queue is full; the sender tries again later. */
    FULL,
    /** A newer connection owns the station, or it is no longer registered. */
    SUPERSEDED,
    /** The database stayed away for longer than the lane waits. */
    DATABASE_AWAY,
    /** This message cannot be written; the cause is in the log. */
    FAILED
  }

  private final Reason reason;

  LaneRefusal(Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** Whether the same message may be written later. */
  public boolean isTemporary() {
    return reason == Reason.FULL || reason == Reason.DATABASE_AWAY;
  }
}
