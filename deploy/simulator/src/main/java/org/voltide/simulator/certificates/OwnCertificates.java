package org.voltide.simulator.certificates;

import java.lang.System.Logger.Level;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.certificates.CertificateHashDataChain;
import org.voltide.ocpp.message.certificates.GetCertificateIdUse;
import org.voltide.ocpp.message.remotecontrol.MessageTrigger;
import org.voltide.ocpp.message.security.CertificateSignedRequest;
import org.voltide.ocpp.message.security.CertificateSignedResponse;
import org.voltide.ocpp.message.security.CertificateSignedStatus;
import org.voltide.ocpp.message.security.CertificateSigningUse;
import org.voltide.ocpp.message.security.SignCertificateRequestBuilder;
import org.voltide.ocpp.message.security.SignCertificateResponse;
import org.voltide.ocpp.message.type.CertificateHashData;
import org.voltide.ocpp.message.type.GenericStatus;
import org.voltide.ocpp.message.type.StatusInfo;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;
import org.voltide.simulator.desk.Host;
import org.voltide.simulator.desk.Triggers;
import org.voltide.simulator.device.Key;

/** The station's own keys: has them certified when it is told to, and uses what comes back. */
public final class OwnCertificates implements Block {
  private static final System.Logger LOG = System.getLogger(OwnCertificates.class.getName());
  private static final Key ORGANIZATION = Key.of("SecurityCtrlr", "OrganizationName");
  private static final Key SECC_ID = Key.of("ISO15118Ctrlr", "SeccId");
  private static final Key SECC_ORGANIZATION = Key.of("ISO15118Ctrlr", "OrganizationName");
  private static final Key COUNTRY = Key.of("ISO15118Ctrlr", "CountryName");
  private static final Key MAX_SIZE = Key.of("SecurityCtrlr", "MaxCertificateChainSize");
  private static final Key WAIT = Key.of("SecurityCtrlr", "CertSigningWaitMinimum");
  private static final Key REPEAT = Key.of("SecurityCtrlr", "CertSigningRepeatTimes");

  private record Open(SigningRequest request, int requestId, int attempt) {}

  private final Host host;
  private final Consumer<Credential> newStationCredential;
  private final Map<CertificateSigningUse, Open> open = new EnumMap<>(CertificateSigningUse.class);
  private final Map<CertificateSigningUse, Credential> credentials = new HashMap<>();
  private int requests;

  /**
   * @param stationCredential what the station shows the CSMS already, if anything
   * @param newStationCredential is told when it shall show another
   */
  public OwnCertificates(
      Host host,
      Optional<Credential> stationCredential,
      Consumer<Credential> newStationCredential) {
    this.host = host;
    this.newStationCredential = newStationCredential;
    stationCredential.ifPresent(
        c -> credentials.put(CertificateSigningUse.ChargingStationCertificate, c));
  }

  @Override
  public void register(Desk desk) {
    desk.on(CertificateSignedRequest.class, this::signed);
  }

  public void register(Triggers triggers) {
    triggers.on(
        MessageTrigger.SignChargingStationCertificate,
        () -> ask(CertificateSigningUse.ChargingStationCertificate, 0));
    triggers.on(
        MessageTrigger.SignV2GCertificate, () -> ask(CertificateSigningUse.V2GCertificate, 0));
    triggers.on(
        MessageTrigger.SignV2G20Certificate, () -> ask(CertificateSigningUse.V2G20Certificate, 0));
    triggers.on(
        MessageTrigger.SignCombinedCertificate,
        () -> ask(CertificateSigningUse.ChargingStationCertificate, 0));
  }

  /** What the station shows the CSMS under security profile 3. */
  public Optional<Credential> stationCredential() {
    return Optional.ofNullable(credentials.get(CertificateSigningUse.ChargingStationCertificate));
  }

  /** Whether these hashes name a certificate the station cannot be without (M04.FR.06). */
  boolean names(CertificateHashData hash) {
    return stationCredential()
        .filter(c -> Hashes.same(hashes(c.chain()).getFirst(), hash))
        .isPresent();
  }

  Optional<CertificateHashDataChain> v2gChain() {
    return Optional.ofNullable(credentials.get(CertificateSigningUse.V2GCertificate))
        .or(() -> Optional.ofNullable(credentials.get(CertificateSigningUse.V2G20Certificate)))
        .map(c -> hashes(c.chain()))
        .map(
            all ->
                new CertificateHashDataChain(
                    all.getFirst(),
                    GetCertificateIdUse.V2GCertificateChain,
                    all.size() == 1 ? null : all.subList(1, Math.min(5, all.size())),
                    null));
  }

  /** A02, A03: a new key for each request; asked again when no certificate comes (A02.FR.17). */
  private void ask(CertificateSigningUse use, int attempt) {
    boolean ofStation = use == CertificateSigningUse.ChargingStationCertificate;
    String name = ofStation ? host.id() : host.model().text(SECC_ID);
    String organization = host.model().text(ofStation ? ORGANIZATION : SECC_ORGANIZATION);
    String country = host.model().text(COUNTRY);
    host.aside(
        () -> SigningRequest.create(name, organization, country),
        request -> send(use, new Open(request, ++requests, attempt)),
        failure -> LOG.log(Level.ERROR, "no key could be made", failure));
  }

  private void send(CertificateSigningUse use, Open request) {
    open.put(use, request);
    host.uplink()
        .solicited(
            () ->
                host.uplink()
                    .call(
                        SignCertificateRequestBuilder.builder()
                            .csr(request.request.pem())
                            .certificateType(use)
                            .requestId(host.speaks21() ? request.requestId : null)
                            .build(),
                        SignCertificateResponse.class,
                        answer -> answered(use, request, answer),
                        why -> open.remove(use, request)));
  }

  private void answered(CertificateSigningUse use, Open request, SignCertificateResponse answer) {
    if (answer.status() == GenericStatus.Rejected) {
      open.remove(use, request);
      return;
    }
    long seconds = (long) host.model().number(WAIT, 60) << request.attempt;
    var _ =
        host.after(
            Duration.ofSeconds(seconds),
            () -> {
              boolean again = request.attempt < host.model().number(REPEAT, 0);
              if (open.remove(use, request) && again) {
                ask(use, request.attempt + 1);
              }
            });
  }

  private CertificateSignedResponse signed(CertificateSignedRequest request) {
    CertificateSigningUse use =
        Objects.requireNonNullElse(
            request.certificateType(), CertificateSigningUse.ChargingStationCertificate);
    Optional<Credential> credential = credential(request, use);
    if (credential.isEmpty()) {
      host.afterAnswer(() -> host.securityEvent("InvalidChargingStationCertificate", use.name()));
      return new CertificateSignedResponse(
          CertificateSignedStatus.Rejected, new StatusInfo("InvalidCertificate", null, null), null);
    }
    open.remove(use);
    credentials.put(use, credential.get());
    if (use == CertificateSigningUse.ChargingStationCertificate) {
      host.afterAnswer(() -> newStationCredential.accept(credential.get()));
    }
    return new CertificateSignedResponse(CertificateSignedStatus.Accepted, null, null);
  }

  /** What came, if it certifies the key that was asked for and holds together. */
  private Optional<Credential> credential(
      CertificateSignedRequest request, CertificateSigningUse use) {
    @Nullable Open asked = open.get(use);
    if (asked == null
        || request.certificateChain().length() > host.model().number(MAX_SIZE, 0)
        || (request.requestId() != null && request.requestId() != asked.requestId)) {
      return Optional.empty();
    }
    List<X509Certificate> chain = Pem.read(request.certificateChain());
    return Pem.holds(chain, host.time())
            && chain.getFirst().getPublicKey().equals(asked.request.key().getPublic())
        ? Optional.of(new Credential(asked.request.key().getPrivate(), chain))
        : Optional.empty();
  }

  private static List<CertificateHashData> hashes(List<X509Certificate> chain) {
    return IntStream.range(0, chain.size())
        .mapToObj(i -> Hashes.of(chain.get(i), issuerKey(chain, i)))
        .toList();
  }

  /** The last of a chain has no issuer here; its own key stands in. */
  private static PublicKey issuerKey(List<X509Certificate> chain, int index) {
    return chain.get(Math.min(index + 1, chain.size() - 1)).getPublicKey();
  }
}
