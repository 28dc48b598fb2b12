package org.voltide.simulator.files;

/** A file could not be fetched or handed over; the message says why. */
public final class TransferException extends Exception {
  private static final long serialVersionUID = 1;

  /** What kind of failure it is. */
  public enum Kind {
    /** The location is none this station can reach: another scheme, or not on this machine. */
    UNSUPPORTED,
    /** The server does not allow it. */
    DENIED,
    /** Anything that may go well another time. */
    FAILED
  }

  private final Kind kind;

  TransferException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  TransferException(String message, Throwable cause) {
    super(message, cause);
    this.kind = Kind.FAILED;
  }

  public Kind kind() {
    return kind;
  }
}
