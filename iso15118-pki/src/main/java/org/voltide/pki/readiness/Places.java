package org.voltide.pki.readiness;

import static org.voltide.pki.profile.SignatureScheme.ECDSA_P256;
import static org.voltide.pki.profile.SignatureScheme.ECDSA_P521;
import static org.voltide.pki.profile.SignatureScheme.ED448;

import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.voltide.pki.profile.SignatureScheme;
import org.voltide.pki.readiness.Place.Edge;
import org.voltide.pki.readiness.Place.Field;
import org.voltide.pki.readiness.Place.Kinds;
import org.voltide.pki.readiness.Place.Unit;

/** All places of Plug and Charge that a certificate, a key or a signature passes. */
final class Places {
  private static final String OCPP_16 = "OCPP 1.6 security whitepaper, ";
  private static final String OCPP_201 = "OCPP 2.0.1, ";
  private static final String OCPP_21 = "OCPP 2.1, ";
  private static final String SCHEMA_2 = "ISO 15118-2, schema V2G_CI_MsgDataTypes: ";
  private static final String SCHEMA_20 = "ISO 15118-20, schema V2G_CI_CommonMessages: ";

  /** What TLS 1.3 adds to each certificate of a message, and to each answer stapled to it. */
  private static final int TLS_FRAME = 5;

  private static final int STAPLED_FRAME = 8;

  private Places() {}

  static final List<Place> ALL =
      List.of(
          text("certificate request", OCPP_16 + "SignCertificate.csr", 5500, Specimen::request),
          text(
              "certificate request",
              OCPP_201 + OCPP_21 + "SignCertificate.csr",
              5500,
              Specimen::request),
          text(
              "station's chain",
              OCPP_16 + OCPP_201 + OCPP_21 + "CertificateSigned.certificateChain",
              10_000,
              Specimen::chain),
          text(
              "root for a station",
              OCPP_16 + OCPP_201 + "InstallCertificate.certificate",
              5500,
              Specimen::root),
          text(
              "root for a station",
              OCPP_21 + "InstallCertificate.certificate",
              10_000,
              Specimen::root),
          text("contract's chain", OCPP_201 + "Authorize.certificate", 5500, Specimen::chain),
          text("contract's chain", OCPP_21 + "Authorize.certificate", 10_000, Specimen::chain),
          text(
              "OCSP answer",
              OCPP_201 + "GetCertificateStatus.ocspResult",
              5500,
              specimen -> base64(specimen.ocspAnswer())),
          text(
              "OCSP answer",
              OCPP_21 + "GetCertificateStatus.ocspResult",
              18_000,
              specimen -> base64(specimen.ocspAnswer())),
          message("car's request", OCPP_201 + "Get15118EVCertificate.exiRequest", 5600, 1),
          message("car's request", OCPP_21 + "Get15118EVCertificate.exiRequest", 11_000, 1),
          message("answer to a car", OCPP_201 + "Get15118EVCertificate.exiResponse", 5600, 2),
          message("answer to a car", OCPP_21 + "Get15118EVCertificate.exiResponse", 17_000, 2),
          bytes("certificate to a car", SCHEMA_2 + "certificateType", 800, Specimen::certificate),
          bytes("certificate to a car", SCHEMA_20 + "certificateType", 1600, Specimen::certificate),
          bytes(
              "ephemeral key for a contract", SCHEMA_2 + "dHpublickeyType", 65, Specimen::exchange),
          bytes(
              "ephemeral key for a contract",
              SCHEMA_20 + "dhPublicKeyType",
              133,
              Specimen::exchange),
          new Field(
              "certificates in the TLS handshake with a car, with stapled answers",
              "RFC 8446 5.1: one record; more are allowed",
              16_384,
              Unit.BYTES,
              Edge.SOFT,
              Places::handshake),
          kinds(
              "signatures of certificates and messages",
              "ISO 15118-2 [V2G2-006], [V2G2-007]",
              ECDSA_P256),
          kinds(
              "signatures of certificates and messages",
              "ISO 15118-20 [V2G20-2674], [V2G20-2319]",
              ECDSA_P521,
              ED448),
          kinds("TLS with a car", "ISO 15118-2: TLS 1.2, suites with ECDSA", ECDSA_P256),
          kinds("TLS with a car", "ISO 15118-20: TLS 1.3, secp521r1 and Ed448", ECDSA_P521, ED448),
          kinds(
              "contract's key encrypted for a car",
              "ISO 15118-2, ISO 15118-20 [V2G20-2535]: Diffie-Hellman with the car's own key,"
                  + " which no key for signatures alone can do",
              ECDSA_P256,
              ECDSA_P521,
              ED448),
          kinds(
              "contract's key in a car's TPM",
              SCHEMA_20 + "tpm_EncryptedPrivateKeyType; TPM 2.0 up to 1.59 is older than FIPS 204",
              ECDSA_P521),
          kinds(
              "station's connection to Voltide",
              "OCPP 2.1 A00.FR.501 to 507: keys of ECDSA or RSA",
              ECDSA_P256,
              ECDSA_P521),
          kinds(
              "authorities' keys in a token",
              "Java's PKCS#11 binding (SunPKCS11)",
              ECDSA_P256,
              ECDSA_P521));

  private static Field text(
      String name, String source, int limit, ToIntFunction<Specimen> characters) {
    return new Field(name, source, limit, Unit.CHARACTERS, Edge.HARD, characters);
  }

  private static Field bytes(String name, String source, int limit, ToIntFunction<Specimen> size) {
    return new Field(name, source, limit, Unit.BYTES, Edge.HARD, size);
  }

  /** Certificates and the signature alone, in Base64. */
  private static Field message(String name, String source, int limit, int chains) {
    return new Field(
        name,
        source,
        limit,
        Unit.CHARACTERS,
        Edge.AT_LEAST,
        specimen ->
            base64(
                chains * specimen.chainDer()
                    + specimen.signature()
                    + (chains - 1) * specimen.exchange()));
  }

  private static Kinds kinds(String name, String source, SignatureScheme... known) {
    return new Kinds(name, source, Set.of(known));
  }

  private static int handshake(Specimen specimen) {
    int certificates = 3;
    return specimen.chainDer() + certificates * (TLS_FRAME + STAPLED_FRAME + specimen.ocspAnswer());
  }

  private static int base64(int bytes) {
    return (bytes + 2) / 3 * 4;
  }
}
