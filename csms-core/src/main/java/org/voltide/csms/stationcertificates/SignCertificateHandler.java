package org.voltide.csms.stationcertificates;

import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.certificates.OwnCertificates;
import org.voltide.csms.certificates.StationAuthority;
import org.voltide.csms.certificates.StationCertificates;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.securitylog.SecurityReports;
import org.voltide.csms.securitylog.Severity;
import org.voltide.csms.store.Statements;
import org.voltide.csms.upstream.Upstreams;
import org.voltide.ocpp.message.security.CertificateSigningUse;
import org.voltide.ocpp.message.security.SignCertificateRequest;
import org.voltide.ocpp.message.security.SignCertificateResponse;
import org.voltide.ocpp.message.type.GenericStatus;
import org.voltide.ocpp.message.type.StatusInfo;
import org.voltide.pki.authority.Authority;
import org.voltide.pki.authority.SigningRequest;
import org.voltide.pki.profile.Role;

/**
 * Issues a certificate for a station's own key (OCPP 2.1 A02, A03). The station gets it after the
 * answer, in a message of its own.
 */
@Singleton
final class SignCertificateHandler
    implements RecordingHandler<SignCertificateRequest, SignCertificateResponse> {
  private static final SignCertificateResponse ACCEPTED =
      new SignCertificateResponse(GenericStatus.Accepted, null, null);

  /** What a {@link Problem} says when the same may work later. */
  private static final int NOT_NOW = 503;

  private static final String LATER = "NotNow";

  private final StationAuthority authority;
  private final StationCertificates certificates;
  private final CarSideAuthority hierarchy;
  private final OwnCertificates own;
  private final IssuedCertificates issued;
  private final CertificateDelivery delivery;
  private final Upstreams upstreams;
  private final EnrolmentOrders orders;
  private final EnrolmentRounds enrolments;
  private final SecurityReports reports;

  SignCertificateHandler(
      StationAuthority authority,
      StationCertificates certificates,
      CarSideAuthority hierarchy,
      OwnCertificates own,
      IssuedCertificates issued,
      CertificateDelivery delivery,
      Upstreams upstreams,
      EnrolmentOrders orders,
      EnrolmentRounds enrolments,
      SecurityReports reports) {
    this.authority = authority;
    this.certificates = certificates;
    this.hierarchy = hierarchy;
    this.own = own;
    this.issued = issued;
    this.delivery = delivery;
    this.upstreams = upstreams;
    this.orders = orders;
    this.enrolments = enrolments;
    this.reports = reports;
  }

  @Override
  public Class<SignCertificateRequest> message() {
    return SignCertificateRequest.class;
  }

  @Override
  public Written<SignCertificateResponse> record(
      Statements statements, LaneMessage<SignCertificateRequest> message) {
    String station = message.stationId();
    SignCertificateRequest asked = message.payload();
    try {
      SigningRequest request = SigningRequest.read(asked.csr());
      Optional<String> fault = fault(statements, station, asked, request);
      if (fault.isPresent()) {
        return rejected(station, "InvalidCSR", fault.get());
      }
      if (!issued.mayIssue(statements, station, message.receivedAt())) {
        return rejected(
            station,
            "TooManyRequests",
            "Not more than %d certificates an hour.".formatted(IssuedCertificates.MOST_PER_HOUR));
      }
      Optional<Upstreams.Asked> elsewhere =
          CarSideUse.of(asked.certificateType()).flatMap(use -> upstreams.of(statements, use));
      if (elsewhere.isPresent()) {
        return order(statements, message, elsewhere.get(), request);
      }
      StationAuthority.Issued certificate = issue(station, asked, request);
      boolean kept = issued.keep(statements, station, asked, certificate, message.receivedAt());
      if (kept) {
        own.issued(statements, station, certificate);
      }
      if (kept && !isForCarsOnly(asked)) {
        certificates.issued(statements, station, request.commonName(), certificate);
      }
      return new Written<>(ACCEPTED, () -> delivery.begin(station));
    } catch (Problem refused) {
      return rejected(
          station,
          refused.status() == NOT_NOW ? LATER : "InvalidCSR",
          String.valueOf(refused.getMessage()));
    } catch (SigningRequest.RefusedException refused) {
      return rejected(station, "InvalidCSR", String.valueOf(refused.getMessage()));
    }
  }

  /** It is passed on after the answer (OCPP 2.1 A02.FR.04). */
  private Written<SignCertificateResponse> order(
      Statements statements,
      LaneMessage<SignCertificateRequest> message,
      Upstreams.Asked elsewhere,
      SigningRequest request) {
    if (!elsewhere.profiles().profile(Role.SECC).scheme().isFor(request.key())) {
      return rejected(
          message.stationId(),
          "InvalidCSR",
          "The key is not of the kind that %s wants.".formatted(elsewhere.profiles().label()));
    }
    orders.add(
        statements,
        message.stationId(),
        elsewhere.label(),
        message.payload(),
        message.receivedAt());
    return new Written<>(ACCEPTED, enrolments::wake);
  }

  /** What only cars see comes from this installation's own hierarchy, where it has one. */
  private StationAuthority.Issued issue(
      String station, SignCertificateRequest asked, SigningRequest request) {
    return Optional.of(asked)
        .filter(SignCertificateHandler::isForCarsOnly)
        .flatMap(_ -> hierarchy.issue(station, request, asked.csr()))
        .orElseGet(() -> issueByRoot(asked, request));
  }

  private StationAuthority.Issued issueByRoot(
      SignCertificateRequest asked, SigningRequest request) {
    if (request.isOnEd448()) {
      throw Problem.invalid("", "There is no authority on Ed448 here.");
    }
    return authority.issue(request, roles(asked.certificateType()));
  }

  /** OCPP 2.1 A00.FR.403 and 404. */
  private Optional<String> fault(
      Statements statements, String station, SignCertificateRequest asked, SigningRequest request) {
    if (!request.organization().equals(authority.operator())) {
      return Optional.of("The organization is not " + authority.operator() + ".");
    }
    if (request.isOnEd448() && !isForCarsOnly(asked)) {
      return Optional.of("A key on Ed448 is for certificates that cars see alone.");
    }
    return isForCarsOnly(asked)
            || certificates.mayBeNamed(statements, station, request.commonName())
        ? Optional.empty()
        : Optional.of(
            "The common name is neither the station's id nor a serial number that only it has.");
  }

  /** Such a certificate opens no connection to Voltide: it names its station as cars want it. */
  private static boolean isForCarsOnly(SignCertificateRequest asked) {
    return CarSideUse.of(asked.certificateType()).isPresent();
  }

  /** Without a type it is for both sides (OCPP 2.1 A02.FR.07). */
  private static Set<Authority.Role> roles(@Nullable CertificateSigningUse use) {
    return switch (use) {
      case ChargingStationCertificate -> EnumSet.of(Authority.Role.CLIENT);
      case V2GCertificate, V2G20Certificate -> EnumSet.of(Authority.Role.SERVER);
      case null -> EnumSet.allOf(Authority.Role.class);
    };
  }

  /** What may work later is no matter of security. */
  private Written<SignCertificateResponse> rejected(String station, String code, String why) {
    SignCertificateResponse answer =
        new SignCertificateResponse(
            GenericStatus.Rejected, new StatusInfo(code, cut(why), null), null);
    return code.equals(LATER)
        ? Written.silently(answer)
        : new Written<>(
            answer,
            () ->
                reports.found(
                    Optional.of(station), "CertificateRequestRefused", Severity.WARNING, why));
  }

  /** What 2.0.1 can carry. */
  private static String cut(String text) {
    return text.length() <= 512 ? text : text.substring(0, 512);
  }
}
