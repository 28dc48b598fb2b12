package org.voltide.pki.ceremony;

/** An act that was not done; it changed nothing, but is in the log. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1;

  private final Refusal refusal;

  public RefusedException(Refusal refusal, String reason) {
    super(reason);
    this.refusal = refusal;
  }

  /** Why not. The message says it in a sentence. */
  public Refusal refusal() {
    return refusal;
  }
}
