package org.voltide.ocpp.gateway;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * A station asking for a WebSocket upgrade.
 *
 * @param stationId the identity in the last path segment, percent-decoded once
 * @param credentials from the Authorization header, when it is well-formed Basic
 * @param certificates what the station showed in the TLS handshake, its own first; it has proved to
 *     hold the key of that one, nothing else is checked; empty below security profile 3
 * @param securityProfile 0 for nothing at all, 1 for Basic over plain, 2 for Basic over TLS, 3 for
 *     a client certificate (OCPP 2.1 A00)
 * @param remote where the connection comes from
 */
public record ConnectionAttempt(
    String stationId,
    Optional<BasicCredentials> credentials,
    List<X509Certificate> certificates,
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
