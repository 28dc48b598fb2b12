package org.voltide.csms.roaming.ocpi;

import org.voltide.csms.roaming.wire.OcpiFault;

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

  /**
   * Answers a registered partner. May block.
   *
   * @throws OcpiFault what is wrong with the request
   */
  Reply answer(Call call) throws InterruptedException;
}
