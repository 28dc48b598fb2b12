package org.voltide.simulator.wire;

/** Why a CALL is answered with a CALLERROR: one of the codes of OCPP 2.1 part 4, 4.3. */
public final class CallFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;

  public CallFault(String code, String description) {
    super(description);
    this.code = code;
  }

  public CallFault(String code, String description, Throwable cause) {
    super(description, cause);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
