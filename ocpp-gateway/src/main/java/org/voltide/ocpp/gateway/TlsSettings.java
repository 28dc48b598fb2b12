package org.voltide.ocpp.gateway;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.OptionalInt;

/**
 * The {@code wss} side of the gateway: TLS 1.2 and 1.3 without compression (OCPP 2.1 A00), a port
 * for each security profile (A00.FR.006).
 *
 * @param port for security profile 2, where stations show a password; 0 for any free one
 * @param mutualPort for security profile 3, where stations show a certificate; 0 for any free one,
 *     empty when it is not served
 * @param credentials one or two: with an EC key, with an RSA key, or both; stations that can verify
 *     ECDSA are served with it
 * @param rsaKeyExchange whether TLS 1.2 also offers TLS_RSA_WITH_AES_*, which the specification
 *     lists and which gives no forward secrecy
 * @param boringSsl whether BoringSSL does the work where it runs; else the JDK does, which costs
 *     several times as much and offers no TLS_RSA suite
 */
@RecordBuilder
public record TlsSettings(
    int port,
    OptionalInt mutualPort,
    List<ServerCredential> credentials,
    boolean rsaKeyExchange,
    boolean boringSsl) {

  public TlsSettings {
    credentials = servable(credentials);
  }

  /**
   * @throws IllegalArgumentException when these are not one for each kind of key, at least one
   */
  static List<ServerCredential> servable(List<ServerCredential> credentials) {
    if (credentials.isEmpty()
        || credentials.stream().map(ServerCredential::isRsa).distinct().count()
            != credentials.size()) {
      throw new IllegalArgumentException("wanted: one EC credential, one RSA credential, or both");
    }
    return List.copyOf(credentials);
  }

  /** Ports 9443 and 9444, forward secrecy only. */
  public static TlsSettings defaults(List<ServerCredential> credentials) {
    return new TlsSettings(9443, OptionalInt.of(9444), credentials, false, true);
  }
}
