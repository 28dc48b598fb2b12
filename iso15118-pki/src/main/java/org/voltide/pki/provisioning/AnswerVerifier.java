package org.voltide.pki.provisioning;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.voltide.pki.exi.Element;
import org.voltide.pki.exi.Exi;
import org.voltide.pki.exi.ExiCodec;
import org.voltide.pki.exi.ExiDocument;
import org.voltide.pki.provisioning.Messages.Parts;
import org.voltide.pki.provisioning.Refusal.ContractUnsuitable;

/**
 * Verifies answers of provisioning services: which digest, which signature, which certificate is
 * wrong, all of it at once.
 *
 * @param services anchors for provisioning services
 * @param contracts anchors for contracts
 */
public record AnswerVerifier(Exi exi, Trust services, Trust contracts) {
  private static final List<String> ANSWERS =
      List.of("CertificateInstallationRes", "CertificateUpdateRes");
  private static final List<String> SIGNED_2 =
      List.of(
          "ContractSignatureCertChain",
          "ContractSignatureEncryptedPrivateKey",
          "DHpublickey",
          "eMAID");

  /** What verifying comes to. */
  public sealed interface Result {}

  /** The answer could be taken apart. */
  public record Verified(Verification verification) implements Result {}

  /** There is nothing to verify. */
  public record Unverifiable(Refusal refusal) implements Result {}

  /** Verifies what OCPP carries: EXI without the header of the transport, in base64. */
  public Result verify(Edition edition, String base64, Instant at) {
    try {
      return verify(edition, Messages.bytes(base64), at);
    } catch (RefusedException e) {
      return new Unverifiable(e.refusal());
    }
  }

  /** The same for EXI as it is. */
  public Result verify(Edition edition, byte[] bytes, Instant at) {
    try {
      return new Verified(verified(edition, bytes, at));
    } catch (RefusedException e) {
      return new Unverifiable(e.refusal());
    }
  }

  private Verification verified(Edition edition, byte[] bytes, Instant at) throws RefusedException {
    ExiCodec codec = edition == Edition.ISO_2 ? exi.iso2() : exi.iso20();
    ExiDocument document = Messages.decode(codec, bytes);
    Parts parts = Messages.parts(edition, document.root(), ANSWERS);
    List<Element> signed = signed(edition, parts.body());
    List<X509Certificate> service = chain(edition, parts.body(), serviceChain(edition));
    List<X509Certificate> contract =
        edition == Edition.ISO_2
            ? chain(edition, parts.body(), SIGNED_2.getFirst())
            : chain(edition, signed.getFirst(), "ContractCertificateChain");
    XmlSignature.Outcome outcome =
        new XmlSignature(exi, codec)
            .verify(parts.signature(), signed, service.getFirst(), LeafRole.SERVICE.whose());
    Set<Deviation> deviations = EnumSet.noneOf(Deviation.class);
    deviations.addAll(outcome.deviations());
    if (document.trailingZero()) {
      deviations.add(Deviation.TRAILING_ZERO);
    }
    String named = LeafRole.commonName(contract.getFirst());
    String emaid = parts.body().child("eMAID").map(Element::text).orElse(named);
    List<Refusal> faults = new ArrayList<>(outcome.faults());
    LeafRole.SERVICE.objection(service.getFirst()).ifPresent(faults::add);
    services.objection(service, at, LeafRole.SERVICE.whose()).ifPresent(faults::add);
    LeafRole.CONTRACT.objection(contract.getFirst()).ifPresent(faults::add);
    contracts.objection(contract, at, LeafRole.CONTRACT.whose()).ifPresent(faults::add);
    otherName(emaid, named).ifPresent(faults::add);
    return new Verification(
        edition, parts.body().name().getLocalPart(), service, contract, emaid, faults, deviations);
  }

  private static Optional<Refusal> otherName(String emaid, String named) {
    return Emaids.same(emaid, named)
        ? Optional.empty()
        : Optional.of(
            new ContractUnsuitable(
                "the message is for %s, its certificate for %s".formatted(emaid, named)));
  }

  private static List<Element> signed(Edition edition, Element body) throws RefusedException {
    if (edition == Edition.ISO_20) {
      return List.of(Messages.child(body, "SignedInstallationData"));
    }
    List<Element> signed = new ArrayList<>();
    for (String name : SIGNED_2) {
      signed.add(Messages.child(body, name));
    }
    return signed;
  }

  private static String serviceChain(Edition edition) {
    return edition == Edition.ISO_2 ? "SAProvisioningCertificateChain" : "CPSCertificateChain";
  }

  private static List<X509Certificate> chain(Edition edition, Element holder, String name)
      throws RefusedException {
    Element chain = Messages.child(holder, name);
    Messages.child(chain, "Certificate");
    return Certificates.chain(
        chain,
        edition,
        name.startsWith("Contract") ? LeafRole.CONTRACT.whose() : LeafRole.SERVICE.whose());
  }
}
