package org.voltide.ocpp.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.voltide.ocpp.message.certificates.CertificateHashDataChain;
import org.voltide.ocpp.message.certificates.DeleteCertificateRequest;
import org.voltide.ocpp.message.certificates.DeleteCertificateResponse;
import org.voltide.ocpp.message.certificates.DeleteCertificateStatus;
import org.voltide.ocpp.message.certificates.GetCertificateIdUse;
import org.voltide.ocpp.message.certificates.GetInstalledCertificateIdsRequest;
import org.voltide.ocpp.message.certificates.GetInstalledCertificateIdsResponse;
import org.voltide.ocpp.message.certificates.GetInstalledCertificateStatus;
import org.voltide.ocpp.message.certificates.InstallCertificateRequest;
import org.voltide.ocpp.message.certificates.InstallCertificateResponse;
import org.voltide.ocpp.message.security.CertificateSignedRequest;
import org.voltide.ocpp.message.security.CertificateSignedResponse;
import org.voltide.ocpp.message.security.CertificateSignedStatus;
import org.voltide.ocpp.message.security.CertificateSigningUse;
import org.voltide.ocpp.message.type.CertificateHashData;
import org.voltide.ocpp.message.v16.CertificateHash;
import org.voltide.ocpp.message.v16.CertificateSignedReq;
import org.voltide.ocpp.message.v16.DeleteCertificateReq;
import org.voltide.ocpp.message.v16.GetInstalledCertificateIdsConf;
import org.voltide.ocpp.message.v16.GetInstalledCertificateIdsReq;
import org.voltide.ocpp.message.v16.InstallCertificateReq;
import org.voltide.ocpp.message.v16.RootCertificateUse;

/**
 * Certificates: those between station and CSMS by the security whitepaper, those of ISO 15118 by
 * {@link PlugAndCharge}.
 */
final class Certificates {
  private static final Set<GetCertificateIdUse> OWN =
      Set.of(
          GetCertificateIdUse.CSMSRootCertificate, GetCertificateIdUse.ManufacturerRootCertificate);

  private Certificates() {}

  static Exchange<CertificateSignedResponse> signed(CertificateSignedRequest request) {
    CertificateSigningUse use = request.certificateType();
    if (use != null && use != CertificateSigningUse.ChargingStationCertificate) {
      return PlugAndCharge.ask("CertificateSigned", request, CertificateSignedResponse.class);
    }
    return Exchange.map(
        new CertificateSignedReq(request.certificateChain()),
        answer ->
            new CertificateSignedResponse(
                CertificateSignedStatus.valueOf(answer.status().name()), null, null));
  }

  static Exchange<InstallCertificateResponse> install(InstallCertificateRequest request) {
    return switch (request.certificateType()) {
      case CSMSRootCertificate ->
          install(RootCertificateUse.CentralSystemRootCertificate, request.certificate());
      case ManufacturerRootCertificate ->
          install(RootCertificateUse.ManufacturerRootCertificate, request.certificate());
      case V2GRootCertificate, MORootCertificate, OEMRootCertificate ->
          PlugAndCharge.ask("InstallCertificate", request, InstallCertificateResponse.class);
    };
  }

  private static Exchange<InstallCertificateResponse> install(
      RootCertificateUse use, String certificate) {
    return Exchange.map(
        new InstallCertificateReq(use, certificate),
        answer -> new InstallCertificateResponse(answer.status(), null, null));
  }

  /** Its hash does not tell of which kind a certificate is: both are asked. */
  static Exchange<DeleteCertificateResponse> delete(DeleteCertificateRequest request) {
    CertificateHashData data = request.certificateHashData();
    var own =
        new DeleteCertificateReq(
            new CertificateHash(
                data.hashAlgorithm(),
                data.issuerNameHash(),
                data.issuerKeyHash(),
                data.serialNumber()));
    return Exchange.ask(
        own,
        answer ->
            answer.status() == DeleteCertificateStatus.NotFound
                ? deleteContract(request)
                : Exchange.done(new DeleteCertificateResponse(answer.status(), null, null)),
        () -> deleteContract(request));
  }

  private static Exchange<DeleteCertificateResponse> deleteContract(
      DeleteCertificateRequest request) {
    return PlugAndCharge.ask(
        "DeleteCertificate",
        request,
        DeleteCertificateResponse.class,
        Exchange::done,
        () ->
            Exchange.done(
                new DeleteCertificateResponse(DeleteCertificateStatus.NotFound, null, null)));
  }

  static Exchange<GetInstalledCertificateIdsResponse> installed(
      GetInstalledCertificateIdsRequest request) {
    List<GetCertificateIdUse> wanted =
        Optional.ofNullable(request.certificateType())
            .orElseGet(() -> List.of(GetCertificateIdUse.values()));
    List<GetCertificateIdUse> own = wanted.stream().filter(OWN::contains).toList();
    List<GetCertificateIdUse> others =
        wanted.stream()
            .filter(use -> !OWN.contains(use) && use != GetCertificateIdUse.OEMRootCertificate)
            .toList();
    return installed(own, others, List.of());
  }

  /** One kind after the other; what a station does not know it does not have. */
  private static Exchange<GetInstalledCertificateIdsResponse> installed(
      List<GetCertificateIdUse> own,
      List<GetCertificateIdUse> others,
      List<CertificateHashDataChain> found) {
    if (!own.isEmpty()) {
      GetCertificateIdUse use = own.getFirst();
      List<GetCertificateIdUse> rest = own.subList(1, own.size());
      return Exchange.ask(
          new GetInstalledCertificateIdsReq(root(use)),
          answer -> installed(rest, others, joined(found, chains(use, answer))),
          () -> installed(rest, others, found));
    }
    if (!others.isEmpty()) {
      return PlugAndCharge.ask(
          "GetInstalledCertificateIds",
          new GetInstalledCertificateIdsRequest(others, null),
          GetInstalledCertificateIdsResponse.class,
          answer ->
              installed(
                  own,
                  List.of(),
                  joined(
                      found,
                      Optional.ofNullable(answer.certificateHashDataChain()).orElse(List.of()))),
          () -> installed(own, List.of(), found));
    }
    return Exchange.done(
        found.isEmpty()
            ? new GetInstalledCertificateIdsResponse(
                GetInstalledCertificateStatus.NotFound, null, null, null)
            : new GetInstalledCertificateIdsResponse(
                GetInstalledCertificateStatus.Accepted, null, found, null));
  }

  private static RootCertificateUse root(GetCertificateIdUse use) {
    return use == GetCertificateIdUse.CSMSRootCertificate
        ? RootCertificateUse.CentralSystemRootCertificate
        : RootCertificateUse.ManufacturerRootCertificate;
  }

  private static List<CertificateHashDataChain> chains(
      GetCertificateIdUse use, GetInstalledCertificateIdsConf answer) {
    return Optional.ofNullable(answer.certificateHashData()).orElse(List.of()).stream()
        .map(
            hash ->
                new CertificateHashDataChain(
                    new CertificateHashData(
                        hash.hashAlgorithm(),
                        hash.issuerNameHash(),
                        hash.issuerKeyHash(),
                        hash.serialNumber(),
                        null),
                    use,
                    null,
                    null))
        .toList();
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }
}
