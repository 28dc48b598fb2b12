package org.voltide.ocpp.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.voltide.ocpp.fault.OcppFault;
import org.voltide.ocpp.fault.OcppFaultException;

/** What the codec says is wrong. */
final class Faults {
  private Faults() {}

  /** The fault the call fails with; it must fail with one that fits into a CALLERROR. */
  static OcppFault faultOf(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isInstanceOf(OcppFaultException.class);
    OcppFault fault = ((OcppFaultException) thrown).fault();
    assertThat(fault.description()).isNotBlank().hasSizeLessThanOrEqualTo(255);
    return fault;
  }
}
