package org.voltide.ocpp.gateway;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * A station asking for a WebSocket upgrade.
 *
 * @param stationId the identity in the last path segment, percent-decoded once
 * @param credentials from the Authorization header, when it is well-formed Basic
 * @param securityProfile 1 for Basic over plain, 2 for Basic over TLS (OCPP 2.1 A00)
 * @param remote where the connection comes from
 */
public record ConnectionAttempt(
    String stationId,
    Optional<BasicCredentials> credentials,
    int securityProfile,
    InetSocketAddress remote) {

  /**
   * HTTP Basic credentials. The password stays bytes because OCPP 1.6 keys need not be text.
   *
   * @param username what stood before the first colon
   * @param password what stood after it
   */
  public record BasicCredentials(String username, byte[] password) {
    @Override
    public String toString() {
      return "BasicCredentials[" + username + "]";
    }
  }
}
