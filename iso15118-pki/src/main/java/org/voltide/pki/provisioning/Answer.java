package org.voltide.pki.provisioning;

import java.util.Base64;

/**
 * An answer to a vehicle, signed.
 *
 * @param exi without the header of the transport
 * @param remaining how many more contracts the vehicle can fetch after this one
 */
public record Answer(byte[] exi, String emaid, int remaining) {

  /** As OCPP's field {@code exiResponse} carries it. */
  public String base64() {
    return Base64.getEncoder().encodeToString(exi);
  }
}
