package org.voltide.pki.provisioning;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.voltide.pki.exi.Element;
import org.voltide.pki.exi.Exi;
import org.voltide.pki.exi.ExiCodec;
import org.voltide.pki.exi.ExiDocument;
import org.voltide.pki.provisioning.InstallationRequest.Kind;
import org.voltide.pki.provisioning.Messages.Parts;

/**
 * Reads vehicles' requests and checks who asks (ISO 15118-2 8.4.3.11, ISO 15118-20 8.3.4.3.9).
 *
 * @param vehicles anchors for provisioning certificates, with the authorities that ISO 15118-2
 *     requests leave out
 * @param contracts anchors for contracts that are to be updated
 */
public record RequestReader(Exi exi, Trust vehicles, Trust contracts) {
  private static final String INSTALL = "CertificateInstallationReq";
  private static final String UPDATE = "CertificateUpdateReq";
  private static final int UNSIGNED_BYTE = 255;

  /** What reading comes to. */
  public sealed interface Reading {}

  /** Somebody trusted asks. */
  public record Understood(InstallationRequest request) implements Reading {}

  /** The request is not to be answered with a contract. */
  public record Refused(Refusal refusal) implements Reading {}

  /** Reads what OCPP carries: EXI without the header of the transport, in base64. */
  public Reading read(Edition edition, String base64, Instant at) {
    try {
      return new Understood(read(edition, Messages.bytes(base64), at));
    } catch (RefusedException e) {
      return new Refused(e.refusal());
    }
  }

  private InstallationRequest read(Edition edition, byte[] bytes, Instant at)
      throws RefusedException {
    ExiCodec codec = edition == Edition.ISO_2 ? exi.iso2() : exi.iso20();
    ExiDocument document = Messages.decode(codec, bytes);
    Parts parts = Messages.parts(edition, document.root(), List.of(INSTALL, UPDATE));
    Kind kind = parts.body().is(INSTALL) ? Kind.INSTALL : Kind.UPDATE;
    List<X509Certificate> chain = chain(edition, kind, parts.body());
    LeafRole role = kind == Kind.INSTALL ? LeafRole.PROVISIONING : LeafRole.CONTRACT;
    refuse(role.objection(chain.getFirst()));
    Element signed =
        edition == Edition.ISO_2
            ? parts.body()
            : Messages.child(parts.body(), "OEMProvisioningCertificateChain");
    XmlSignature.Outcome outcome =
        new XmlSignature(exi, codec)
            .verify(parts.signature(), List.of(signed), chain.getFirst(), role.whose());
    refuse(outcome.faults().stream().findFirst());
    Trust trust = kind == Kind.INSTALL ? vehicles : contracts;
    refuse(trust.objection(chain, at, role.whose()));
    if (kind == Kind.UPDATE) {
      refuse(stranger(parts.body(), chain.getFirst()));
    }
    return request(edition, kind, parts, chain, deviations(document, outcome));
  }

  /** Who signs with a contract can have that one renewed, and no other. */
  private static Optional<Refusal> stranger(Element body, X509Certificate contract) {
    String named = LeafRole.commonName(contract);
    return body.child("eMAID")
            .map(Element::text)
            .filter(emaid -> Emaids.same(emaid, named))
            .isPresent()
        ? Optional.empty()
        : Optional.of(
            new Refusal.WrongRole(
                LeafRole.CONTRACT.whose(), "it is for '%s', not for the eMAID".formatted(named)));
  }

  private static List<X509Certificate> chain(Edition edition, Kind kind, Element body)
      throws RefusedException {
    if (kind == Kind.UPDATE) {
      Element holder = Messages.child(body, "ContractSignatureCertChain");
      Messages.child(holder, "Certificate");
      return Certificates.chain(holder, edition, LeafRole.CONTRACT.whose());
    }
    String whose = LeafRole.PROVISIONING.whose();
    if (edition == Edition.ISO_2) {
      Element certificate = Messages.child(body, "OEMProvisioningCert");
      return List.of(Certificates.read(certificate.text(), edition, whose));
    }
    Element holder = Messages.child(body, "OEMProvisioningCertificateChain");
    Messages.child(holder, "Certificate");
    return Certificates.chain(holder, edition, whose);
  }

  private static InstallationRequest request(
      Edition edition,
      Kind kind,
      Parts parts,
      List<X509Certificate> chain,
      Set<Deviation> deviations) {
    Optional<Integer> chains =
        parts.body().child("MaximumContractCertificateChains").map(RequestReader::number);
    List<String> emaids =
        Messages.all(parts.body().child("PrioritizedEMAIDs"), "EMAID").stream()
            .map(Element::text)
            .toList();
    return new InstallationRequest(
        edition,
        kind,
        parts.sessionId(),
        chain,
        parts.body().child("eMAID").map(Element::text).map(Emaids::normalized),
        chains.orElse(1),
        emaids,
        deviations);
  }

  /** The codec has read an unsigned byte. */
  private static int number(Element element) {
    return Integer.parseInt(element.text()) & UNSIGNED_BYTE;
  }

  private static Set<Deviation> deviations(ExiDocument document, XmlSignature.Outcome outcome) {
    Set<Deviation> deviations = EnumSet.noneOf(Deviation.class);
    deviations.addAll(outcome.deviations());
    if (document.trailingZero()) {
      deviations.add(Deviation.TRAILING_ZERO);
    }
    return deviations;
  }

  private static void refuse(Optional<? extends Refusal> objection) throws RefusedException {
    if (objection.isPresent()) {
      throw new RefusedException(objection.get());
    }
  }
}
