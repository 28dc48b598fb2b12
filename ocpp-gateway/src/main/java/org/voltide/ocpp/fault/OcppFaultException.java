package org.voltide.ocpp.fault;

/** Carries an {@link OcppFault} to the place that answers the peer; it has no stack trace. */
public final class OcppFaultException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient OcppFault fault;

  public OcppFaultException(OcppFault fault) {
    super(
        fault.code() + " at '" + fault.pointer() + "': " + fault.description(), null, false, false);
    this.fault = fault;
  }

  public OcppFault fault() {
    return fault;
  }
}
