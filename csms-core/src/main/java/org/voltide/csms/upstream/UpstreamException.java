package org.voltide.csms.upstream;

/** Somebody else could not do what he was asked for. */
public final class UpstreamException extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean isFinal;

  private UpstreamException(String reason, boolean isFinal) {
    super(reason);
    this.isFinal = isFinal;
  }

  /** Asking again is of no use before something is changed. */
  public static UpstreamException refused(String reason) {
    return new UpstreamException(reason, true);
  }

  /** The same may work later. */
  public static UpstreamException notNow(String reason) {
    return new UpstreamException(reason, false);
  }

  /** Whether asking for the same again is of no use. */
  public boolean isFinal() {
    return isFinal;
  }
}
