package org.voltide.ocpp.gateway;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The {@code wss} side of the gateway: TLS 1.2 and 1.3, server certificate only (OCPP security
 * profile 2).
 *
 * @param port 0 for any free one
 * @param chain the server certificate first, then its issuers
 * @param key belongs to the first certificate
 */
public record TlsSettings(int port, List<X509Certificate> chain, PrivateKey key) {

  public TlsSettings {
    chain = List.copyOf(chain);
  }

  @Override
  public String toString() {
    return "TlsSettings[port=" + port + "]";
  }
}
