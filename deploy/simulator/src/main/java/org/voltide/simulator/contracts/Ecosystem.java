package org.voltide.simulator.contracts;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.voltide.pki.exi.Exi;
import org.voltide.pki.provisioning.ContractGrant;
import org.voltide.pki.provisioning.Edition;
import org.voltide.pki.provisioning.Evcc;
import org.voltide.pki.provisioning.ProvisioningService;
import org.voltide.pki.provisioning.RequestReader;
import org.voltide.pki.provisioning.Trust;
import org.voltide.simulator.certificates.Credential;

/**
 * Whom it takes for a car to come by a contract in one edition of ISO 15118, made up: a
 * manufacturer, a mobility operator, and a provisioning service that signs for it.
 */
final class Ecosystem {
  /** More than any request has, so that the CSMS is who guards the size. */
  private static final int LIMIT = 17_000;

  private static final String SESSION = "0000000000000001";

  private final Exi exi;
  private final Edition edition;
  private final Authority manufacturer;
  private final Authority operator;
  private final Authority services;
  private final Credential service;
  private final Instant now;

  /** Founds all of them, with keys that are forgotten with this object. */
  Ecosystem(Exi exi, Edition edition, Instant now) throws GeneralSecurityException {
    Authority.Curve curve = edition == Edition.ISO_2 ? Authority.Curve.P256 : Authority.Curve.P521;
    this.exi = exi;
    this.edition = edition;
    this.now = now;
    manufacturer = Authority.found(Authority.Kind.MANUFACTURER, curve, now);
    operator = Authority.found(Authority.Kind.MOBILITY_OPERATOR, curve, now);
    services = Authority.found(Authority.Kind.PROVISIONING, curve, now);
    service = services.leaf("Simulated CPS", now);
  }

  Anchors anchors() {
    return new Anchors(
        List.of(manufacturer.root(), manufacturer.issuing()), operator.root(), services.root());
  }

  /** A car's provisioning certificate. */
  Credential provisioning(String pcid) throws GeneralSecurityException {
    return manufacturer.leaf(pcid, now);
  }

  /**
   * A contract, encrypted for a car and signed before the car asks: CertificateInstallationRes in
   * base64. The operator keeps no key of it.
   */
  String answer(Credential car, String emaid) throws GeneralSecurityException {
    Evcc vehicle = new Evcc(exi, car.chain(), car.key());
    String request = vehicle.request(edition, SESSION, List.of(operator.root()), now);
    Trust cars = new Trust(Set.of(manufacturer.root()), Set.of(manufacturer.issuing()));
    Credential contract = operator.leaf(emaid, now);
    return switch (new RequestReader(exi, cars, Trust.in()).read(edition, request, now)) {
      case RequestReader.Refused(var refusal) ->
          throw new GeneralSecurityException("A request that was made here: " + refusal.reason());
      case RequestReader.Understood(var understood) ->
          switch (new ProvisioningService(exi, service.chain(), this::sign)
              .answer(
                  understood,
                  List.of(new ContractGrant(emaid, contract.chain(), contract.key())),
                  LIMIT,
                  now)) {
            case ProvisioningService.Refused(var refusal) ->
                throw new GeneralSecurityException("An answer: " + refusal.reason());
            case ProvisioningService.Answered(var answers) -> answers.getFirst().base64();
          };
    };
  }

  private byte[] sign(byte[] message) throws GeneralSecurityException {
    X509Certificate certificate = service.leaf();
    Signature signature = Signature.getInstance(certificate.getSigAlgName());
    signature.initSign(service.key());
    signature.update(message);
    return signature.sign();
  }
}
