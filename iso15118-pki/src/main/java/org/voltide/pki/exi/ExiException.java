package org.voltide.pki.exi;

/** Bytes are not a message; {@link #fault} says why. */
public final class ExiException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ExiFault fault;

  ExiException(ExiFault fault) {
    super(fault.reason());
    this.fault = fault;
  }

  public ExiFault fault() {
    return fault;
  }
}
