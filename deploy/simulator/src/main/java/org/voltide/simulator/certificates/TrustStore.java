package org.voltide.simulator.certificates;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.voltide.ocpp.message.certificates.InstallCertificateStatus;
import org.voltide.ocpp.message.certificates.InstallCertificateUse;
import org.voltide.ocpp.message.type.CertificateHashData;
import org.voltide.ocpp.message.type.StatusInfo;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;
import org.voltide.simulator.desk.Host;
import org.voltide.simulator.device.Key;

/** The authorities a station trusts (M03 to M05). */
public final class TrustStore implements Block {
  private static final Key ENTRIES = Key.of("SecurityCtrlr", "CertificateEntries");
  private static final Key CHECK = Key.of("SecurityCtrlr", "AdditionalRootCertificateCheck");
  private static final int MAX_ENTRIES = 20;

  private record Entry(InstallCertificateUse use, X509Certificate certificate) {
    CertificateHashData hash() {
      return Hashes.of(certificate, certificate.getPublicKey());
    }
  }

  private final Host host;
  private final OwnCertificates own;
  private final List<Entry> entries = new ArrayList<>();

  public TrustStore(Host host, OwnCertificates own) {
    this.host = host;
    this.own = own;
    host.model().read(ENTRIES, () -> "" + entries.size());
  }

  @Override
  public void register(Desk desk) {
    desk.on(InstallCertificateRequest.class, this::install);
    desk.on(DeleteCertificateRequest.class, this::delete);
    desk.on(GetInstalledCertificateIdsRequest.class, this::ids);
  }

  /** Whether there is any authority for this use. */
  public boolean holds(InstallCertificateUse use) {
    return entries.stream().anyMatch(entry -> entry.use == use);
  }

  /** Reads a signing certificate that an authority of this use vouches for, chain or leaf. */
  public Optional<X509Certificate> trusted(InstallCertificateUse use, String pem) {
    List<X509Certificate> chain = Pem.read(pem);
    if (!Pem.holds(chain, host.time())) {
      return Optional.empty();
    }
    X509Certificate last = chain.getLast();
    boolean vouched =
        entries.stream()
            .filter(entry -> entry.use == use)
            .anyMatch(
                entry -> entry.certificate.equals(last) || Pem.issued(entry.certificate, last));
    return vouched ? Optional.of(chain.getFirst()) : Optional.empty();
  }

  private InstallCertificateResponse install(InstallCertificateRequest request) {
    List<X509Certificate> read = Pem.read(request.certificate());
    if (read.size() != 1 || !Pem.valid(read.getFirst(), host.time())) {
      return refused(InstallCertificateStatus.Rejected, "InvalidCertificate");
    }
    X509Certificate root = read.getFirst();
    if (root.getBasicConstraints() < 0) {
      return refused(InstallCertificateStatus.Rejected, "InvalidCertificate");
    }
    var entry = new Entry(request.certificateType(), root);
    if (entry.use == InstallCertificateUse.CSMSRootCertificate && !follows(root)) {
      return refused(InstallCertificateStatus.Rejected, "InvalidCertificate");
    }
    entries.remove(entry);
    if (entries.size() >= MAX_ENTRIES) {
      return refused(InstallCertificateStatus.Failed, "OutOfStorage");
    }
    entries.add(entry);
    return new InstallCertificateResponse(InstallCertificateStatus.Accepted, null, null);
  }

  /** M05.FR.11: with the additional check a new CSMS root must be signed by the old one. */
  private boolean follows(X509Certificate root) {
    List<Entry> old =
        entries.stream().filter(e -> e.use == InstallCertificateUse.CSMSRootCertificate).toList();
    return !host.model().on(CHECK)
        || old.isEmpty()
        || old.stream()
            .anyMatch(e -> e.certificate.equals(root) || Pem.issued(e.certificate, root));
  }

  private DeleteCertificateResponse delete(DeleteCertificateRequest request) {
    DeleteCertificateStatus status;
    if (own.names(request.certificateHashData())) {
      status = DeleteCertificateStatus.Failed;
    } else if (entries.removeIf(e -> Hashes.same(e.hash(), request.certificateHashData()))) {
      status = DeleteCertificateStatus.Accepted;
    } else {
      status = DeleteCertificateStatus.NotFound;
    }
    return new DeleteCertificateResponse(status, null, null);
  }

  private GetInstalledCertificateIdsResponse ids(GetInstalledCertificateIdsRequest request) {
    List<CertificateHashDataChain> all = new ArrayList<>();
    entries.forEach(
        e ->
            all.add(
                new CertificateHashDataChain(
                    e.hash(), GetCertificateIdUse.valueOf(e.use.name()), null, null)));
    own.v2gChain().ifPresent(all::add);
    if (request.certificateType() != null) {
      all.removeIf(chain -> !request.certificateType().contains(chain.certificateType()));
    }
    return all.isEmpty()
        ? new GetInstalledCertificateIdsResponse(
            GetInstalledCertificateStatus.NotFound, null, null, null)
        : new GetInstalledCertificateIdsResponse(
            GetInstalledCertificateStatus.Accepted, null, all, null);
  }

  private static InstallCertificateResponse refused(
      InstallCertificateStatus status, String reason) {
    return new InstallCertificateResponse(status, new StatusInfo(reason, null, null), null);
  }
}
