package org.voltide.csms.stationcertificates;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.voltide.csms.authorities.Authorities;
import org.voltide.csms.certificates.OwnCertificates;
import org.voltide.csms.certificates.StationAuthority.Issued;
import org.voltide.csms.platform.LogContext;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.securitylog.SecurityReports;
import org.voltide.csms.securitylog.Severity;
import org.voltide.csms.stationcertificates.EnrolmentOrder.Due;
import org.voltide.csms.store.Database;
import org.voltide.csms.upstream.Upstream;
import org.voltide.csms.upstream.UpstreamException;
import org.voltide.csms.upstream.Upstreams;
import org.voltide.pki.authority.SigningRequest;
import org.voltide.pki.profile.ProfilePack;
import org.voltide.pki.trust.ChainJudge;
import org.voltide.pki.trust.Distrust;
import org.voltide.pki.trust.Purpose;
import org.voltide.pki.trust.ReceivedChain;
import org.voltide.pki.trust.TrustStore;

/**
 * Has somebody else answer stations' requests, some at once, and uses what comes only when it is
 * for the station's key and name, fits the profile and leads to an authority that is trusted for
 * stations. Certificates live in real time. Thread-safe.
 */
@Singleton
class EnrolmentRounds {
  private static final Logger LOG = Logger.getLogger(EnrolmentRounds.class);
  private static final Duration ROUND = Duration.ofSeconds(5);
  private static final int AT_ONCE = 8;
  private static final int MOST_CHARACTERS = 10_000;

  private final EnrolmentOrders orders;
  private final Upstreams upstreams;
  private final Supplier<Set<X509Certificate>> trusted;
  private final Supplier<Distrust> distrust;
  private final IssuedCertificates issued;
  private final OwnCertificates own;
  private final Database database;
  private final Consumer<String> deliver;
  private final SecurityReports reports;
  private final Clock realTime;
  private final Semaphore room = new Semaphore(AT_ONCE);
  private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();

  @Inject
  EnrolmentRounds(
      EnrolmentOrders orders,
      Upstreams upstreams,
      Authorities authorities,
      IssuedCertificates issued,
      OwnCertificates own,
      Database database,
      CertificateDelivery delivery,
      SecurityReports reports) {
    this(
        orders,
        upstreams,
        authorities::forStations,
        authorities::distrust,
        issued,
        own,
        database,
        delivery::begin,
        reports,
        Clock.systemUTC());
  }

  /**
   * @param trusted who may issue for stations
   * @param distrust who may not, be it below those
   * @param deliver brings what waits to a station
   */
  EnrolmentRounds(
      EnrolmentOrders orders,
      Upstreams upstreams,
      Supplier<Set<X509Certificate>> trusted,
      Supplier<Distrust> distrust,
      IssuedCertificates issued,
      OwnCertificates own,
      Database database,
      Consumer<String> deliver,
      SecurityReports reports,
      Clock realTime) {
    this.orders = orders;
    this.upstreams = upstreams;
    this.trusted = trusted;
    this.distrust = distrust;
    this.issued = issued;
    this.own = own;
    this.database = database;
    this.deliver = deliver;
    this.reports = reports;
    this.realTime = realTime;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(ROUND, "certificates from elsewhere", this::round);
  }

  void stop(@Observes ShutdownEvent event) {
    asking.shutdownNow();
  }

  /** Looks soon. */
  void wake() {
    if (!asking.isShutdown()) {
      asking.execute(this::round);
    }
  }

  /** Begins with as many as there is room for. */
  void round() {
    int free = room.drainPermits();
    List<Due> due = List.of();
    try {
      due = free == 0 ? due : orders.take(free);
    } finally {
      room.release(free - due.size());
    }
    due.forEach(
        order ->
            asking.execute(() -> LogContext.station(order.stationId()).run(() -> work(order))));
  }

  private void work(Due order) {
    try {
      enrol(order);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "Certificate of %s from elsewhere", order.stationId());
      orders.failed(order, "Voltide failed: it is in its log.", false);
    } finally {
      room.release();
    }
  }

  /** Does one order. */
  void enrol(Due order) throws InterruptedException {
    try {
      SigningRequest request = SigningRequest.read(order.csr());
      ProfilePack profiles = profiles(order);
      Upstream upstream = upstreams.upstream(order.upstream());
      switch (upstream.enrol(
          new Upstream.Request(
              order.csr(), request.commonName(), profiles, order.renews(), order.ticket()))) {
        case Upstream.Later(Duration pause, var ticket) -> orders.later(order, pause, ticket);
        case Upstream.Issued(Collection<X509Certificate> certificates) -> {
          upstreams.worked(order.upstream());
          take(
              order,
              request,
              ReceivedChain.of(request, certificates, judge(order, profiles), realTime.instant()));
        }
      }
    } catch (UpstreamException refused) {
      String why = String.valueOf(refused.getMessage());
      upstreams.failed(order.upstream(), why);
      failed(order, why, refused.isFinal());
    } catch (SigningRequest.RefusedException unreadable) {
      failed(order, String.valueOf(unreadable.getMessage()), true);
    }
  }

  private ProfilePack profiles(Due order) throws UpstreamException {
    return CarSideUse.of(order.certificateType())
        .flatMap(upstreams::of)
        .filter(asked -> asked.label().equals(order.upstream()))
        .map(Upstreams.Asked::profiles)
        .orElseThrow(
            () -> UpstreamException.refused(order.upstream() + " is not asked for this any more."));
  }

  private ChainJudge judge(Due order, ProfilePack profiles) {
    TrustStore store =
        new TrustStore(order.upstream(), Map.of(Purpose.STATIONS, trusted.get()), distrust.get());
    return new ChainJudge(store, profiles, (_, _) -> false);
  }

  private void take(Due order, SigningRequest request, ReceivedChain received) {
    switch (received) {
      case ReceivedChain.Unusable(String reason) -> {
        reports.found(
            Optional.of(order.stationId()),
            "ForeignCertificateRefused",
            Severity.WARNING,
            "%s: %s".formatted(order.upstream(), reason));
        failed(order, "What came is not used: " + reason, true);
      }
      case ReceivedChain.Usable(List<X509Certificate> path) -> keep(order, request, path);
    }
  }

  private void keep(Due order, SigningRequest request, List<X509Certificate> path) {
    Issued certificate = issued(order, request, path);
    if (certificate.chain().length() > MOST_CHARACTERS) {
      failed(order, "The chain is longer than OCPP carries.", true);
      return;
    }
    database.transact(
        statements -> {
          if (orders.done(statements, order)
              && issued.keep(
                  statements,
                  order.stationId(),
                  order.request(),
                  certificate,
                  realTime.instant())) {
            own.issued(statements, order.stationId(), certificate);
          }
        });
    deliver.accept(order.stationId());
  }

  private static Issued issued(Due order, SigningRequest request, List<X509Certificate> path) {
    try {
      return Issued.of(OwnCertificates.elsewhere(order.upstream()), request.commonName(), path);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("A certificate that was read can be written", impossible);
    }
  }

  private void failed(Due order, String why, boolean isFinal) {
    LOG.warnf("No certificate for %s from %s: %s", order.stationId(), order.upstream(), why);
    orders.failed(order, why, isFinal);
  }
}
