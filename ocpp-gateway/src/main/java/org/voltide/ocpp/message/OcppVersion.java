package org.voltide.ocpp.message;

import java.util.Arrays;
import java.util.Optional;

/** The OCPP versions that stations may speak, in ascending order. */
public enum OcppVersion {
  V1_6("ocpp1.6"),
  V2_0_1("ocpp2.0.1"),
  V2_1("ocpp2.1");

  private final String subprotocol;

  OcppVersion(String subprotocol) {
    this.subprotocol = subprotocol;
  }

  /** The name negotiated in {@code Sec-WebSocket-Protocol} (OCPP 2.1 part 4, 3.1.2). */
  public String subprotocol() {
    return subprotocol;
  }

  public boolean isAtLeast(OcppVersion other) {
    return compareTo(other) >= 0;
  }

  public static Optional<OcppVersion> ofSubprotocol(String name) {
    return Arrays.stream(values()).filter(v -> v.subprotocol.equals(name)).findFirst();
  }
}
