package org.voltide.csms.energy.plan;

/** An engine found no plan; the message says why. */
public final class NoPlanException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NoPlanException(String why) {
    super(why);
  }

  public NoPlanException(String why, Throwable cause) {
    super(why, cause);
  }
}
