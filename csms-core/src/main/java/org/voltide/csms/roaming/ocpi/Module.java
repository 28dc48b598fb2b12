package org.voltide.csms.roaming.ocpi;

import org.voltide.csms.roaming.wire.OcpiFault;
import org.voltide.csms.roaming.wire.OcpiVersion;

/** A functional module of OCPI, as we serve it. */
public interface Module {

  /** Such as {@code locations}. */
  String identifier();

  /** SENDER of what we own, or RECEIVER. */
  String role();

  /** What we are in it. */
  default Side side() {
    return Side.CPO;
  }

  /** Whether requests name sender and receiver; what configures the connection does not. */
  default boolean isRouted() {
    return true;
  }

  /** Whether this version of OCPI has it. */
  default boolean isIn(OcpiVersion version) {
    return true;
  }

  /**
   * Answers a registered partner. May block.
   *
   * @throws OcpiFault what is wrong with the request
   */
  Reply answer(Call call) throws InterruptedException;
}
