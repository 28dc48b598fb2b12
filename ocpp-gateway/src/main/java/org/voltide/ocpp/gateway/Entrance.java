package org.voltide.ocpp.gateway;

/**
 * The ports of the gateway; which one a station takes decides its security profile (A00.FR.006).
 */
enum Entrance {
  PLAIN,
  TLS,
  MUTUAL_TLS;

  /**
   * The security profile of a connection here (OCPP 2.1 A00).
   *
   * @param showsPassword whether there is an Authorization header
   */
  int securityProfile(boolean showsPassword) {
    return switch (this) {
      case PLAIN -> showsPassword ? 1 : 0;
      case TLS -> 2;
      case MUTUAL_TLS -> 3;
    };
  }
}
