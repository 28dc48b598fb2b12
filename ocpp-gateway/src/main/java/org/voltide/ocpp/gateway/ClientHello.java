package org.voltide.ocpp.gateway;

import io.netty.buffer.ByteBuf;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a TLS client says it can do (RFC 8446, 4.1.2), as far as the choice of a certificate needs
 * it.
 */
record ClientHello(Set<Integer> cipherSuites, Set<Integer> signatureSchemes) {
  private static final int VERSION_AND_RANDOM = 2 + 32;
  private static final int SIGNATURE_ALGORITHMS = 13;
  private static final int ECDSA_SECP256R1_SHA256 = 0x0403;

  /** The suites of TLS 1.3, and ECDHE_ECDSA with AES-GCM. */
  private static final Set<Integer> WITH_ECDSA = Set.of(0x1301, 0x1302, 0x1303, 0xC02B, 0xC02C);

  /**
   * @param body the handshake message behind its header
   * @return empty when it is not well-formed; the TLS engine says what is wrong with it
   */
  static Optional<ClientHello> read(ByteBuf body) {
    try {
      return Optional.of(parse(body.duplicate()));
    } catch (IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static ClientHello parse(ByteBuf body) {
    body.skipBytes(VERSION_AND_RANDOM);
    body.skipBytes(body.readUnsignedByte());
    Set<Integer> suites = numbers(body.readSlice(body.readUnsignedShort()));
    body.skipBytes(body.readUnsignedByte());
    Set<Integer> schemes = Set.of();
    while (body.isReadable()) {
      ByteBuf extensions = body.readSlice(body.readUnsignedShort());
      while (extensions.isReadable()) {
        int type = extensions.readUnsignedShort();
        ByteBuf extension = extensions.readSlice(extensions.readUnsignedShort());
        if (type == SIGNATURE_ALGORITHMS) {
          schemes = numbers(extension.readSlice(extension.readUnsignedShort()));
        }
      }
    }
    return new ClientHello(suites, schemes);
  }

  private static Set<Integer> numbers(ByteBuf list) {
    Set<Integer> numbers = new HashSet<>();
    while (list.isReadable()) {
      numbers.add(list.readUnsignedShort());
    }
    return numbers;
  }

  /** Whether the client can be served with an ECDSA certificate on P-256. */
  boolean takesEcdsa() {
    return signatureSchemes.contains(ECDSA_SECP256R1_SHA256)
        && cipherSuites.stream().anyMatch(WITH_ECDSA::contains);
  }
}
