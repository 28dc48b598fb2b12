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

  /** The same fault seen from an object or array around it, where it lies in this member. */
  public OcppFaultException within(String member) {
    String escaped = member.replace("~", "~0").replace("/", "~1");
    return new OcppFault(fault.code(), fault.description(), "/" + escaped + fault.pointer())
        .asException();
  }
}
