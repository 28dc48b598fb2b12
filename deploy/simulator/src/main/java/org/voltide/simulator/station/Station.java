package org.voltide.simulator.station;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.certificates.InstallCertificateUse;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.simulator.authorization.TokenBook;
import org.voltide.simulator.authorization.WebPayments;
import org.voltide.simulator.certificates.Credential;
import org.voltide.simulator.certificates.OwnCertificates;
import org.voltide.simulator.certificates.TrustStore;
import org.voltide.simulator.datatransfer.VendorData;
import org.voltide.simulator.der.DerControls;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;
import org.voltide.simulator.desk.Host;
import org.voltide.simulator.desk.Journal;
import org.voltide.simulator.desk.Triggers;
import org.voltide.simulator.device.DeviceModel;
import org.voltide.simulator.diagnostics.CustomerRecords;
import org.voltide.simulator.diagnostics.EventStreams;
import org.voltide.simulator.diagnostics.Events;
import org.voltide.simulator.diagnostics.LogUpload;
import org.voltide.simulator.diagnostics.Monitoring;
import org.voltide.simulator.display.Display;
import org.voltide.simulator.firmware.FirmwarePublication;
import org.voltide.simulator.firmware.FirmwareUpdate;
import org.voltide.simulator.profile.ProfileStore;
import org.voltide.simulator.provisioning.Configuration;
import org.voltide.simulator.provisioning.Inventory;
import org.voltide.simulator.provisioning.NetworkProfiles;
import org.voltide.simulator.reservation.Bay;
import org.voltide.simulator.reservation.Reservations;
import org.voltide.simulator.swap.BatterySwap;
import org.voltide.simulator.tariff.Tariffs;
import org.voltide.simulator.time.Loop;
import org.voltide.simulator.wire.Counters;
import org.voltide.simulator.wire.Habits;
import org.voltide.simulator.wire.Line;
import org.voltide.simulator.wire.Uplink;

/** A charging station, from power-up on. Confined to the world's loop. */
public final class Station {
  private final StationSpec spec;
  private final Loop loop;
  private final Mischief mischief;
  private final Outside outside;
  private final DeviceModel model;
  private final Uplink uplink;
  private final Desk desk;
  private final Cabinet cabinet;
  private final List<ChargingPoint> points;
  private final Upkeep upkeep;
  private final Availability availability;
  private final DynamicProfiles dynamic;
  private final PriorityCharging priority;
  private final EnergyManager manager;
  private final Incidents incidents;
  private final NetworkProfiles networks;
  private final OwnCertificates certificates;
  private final FirmwareUpdate firmware;
  private final FirmwarePublication publication;

  public Station(
      StationSpec spec,
      Outside outside,
      Loop loop,
      Uplink.Patience patience,
      RandomGenerator random) {
    this.spec = spec;
    this.loop = loop;
    this.outside = outside;
    this.mischief = new Mischief(spec.misbehaviours(), spec.zone());
    this.model = Variables.of(spec, patience.attempts());
    this.desk = new Desk(model);
    this.uplink =
        new Uplink(
            spec.id(),
            spec.protocol(),
            this::dial,
            loop,
            patience,
            random,
            habits(),
            new CsmsSide());
    var host =
        new Host(spec.id(), spec.protocol(), loop, uplink, model, new Journal(), this::clock);
    this.cabinet =
        new Cabinet(
            spec,
            host,
            new ProfileStore(spec.abilities()),
            mischief,
            new Cabinet.Counts(),
            this::transactionsChanged);
    Facilities facilities = facilities(host);
    this.points =
        IntStream.rangeClosed(1, spec.evses())
            .mapToObj(evse -> new ChargingPoint(evse, cabinet, facilities, this::activeEvses))
            .toList();
    this.certificates = new OwnCertificates(host, outside.credential(), this::credentialChanged);
    var trust = new TrustStore(host, certificates);
    this.networks =
        new NetworkProfiles(
            host,
            new NetworkProfiles.Means(
                () -> trust.holds(InstallCertificateUse.CSMSRootCertificate),
                () -> certificates.stationCredential().isPresent()));
    this.firmware =
        new FirmwareUpdate(
            host,
            outside.files(),
            new UpdatedStation(),
            pem -> trust.trusted(InstallCertificateUse.ManufacturerRootCertificate, pem));
    this.publication = new FirmwarePublication(host, outside.files());
    this.upkeep = new Upkeep(cabinet, points, networks::restarted, firmware::booted);
    this.availability = new Availability(cabinet, points);
    this.dynamic = new DynamicProfiles(cabinet, points);
    this.priority = new PriorityCharging(cabinet, points);
    var events = new Events(host);
    this.manager = new EnergyManager(cabinet, points);
    this.incidents = new Incidents(cabinet, points, manager, events, facilities.der());
    var _ = new AlignedData(cabinet, points);
    model.read(Variables.DATE_TIME, () -> clock().toString());
    model.watch(
        Variables.PASSWORD, () -> outside.newPassword().accept(model.text(Variables.PASSWORD)));
    own(host, facilities).forEach(block -> block.register(desk));
    others(host, facilities, trust, events, random).forEach(block -> block.register(desk));
  }

  private Facilities facilities(Host host) {
    var tokens = new TokenBook(host);
    return new Facilities(
        tokens,
        new WebPayments(host),
        new Reservations(host, this::bays, this::reservationsChanged),
        new Tariffs(host, spec.evses()),
        new Display(host, this::runs),
        new DerControls(host, this::refresh),
        new Gatekeeper(host, tokens, outside.contracts(), outside.provisioning()),
        new ContractInstallation(host, outside.provisioning()),
        new Grid(host, outside.siteLoadW(), () -> manager().signals(), this::refresh));
  }

  /** What has to do with EVSEs and their transactions, and what may be triggered. */
  private List<Block> own(Host host, Facilities facilities) {
    var profiles = new SmartCharging(cabinet, facilities, points, dynamic);
    var remote = new RemoteControl(cabinet, facilities, points, profiles);
    var logs = new LogUpload(host, outside.files());
    var triggers = new Triggers(host);
    remote.register(triggers);
    upkeep.register(triggers);
    certificates.register(triggers);
    firmware.register(triggers);
    publication.register(triggers);
    logs.register(triggers);
    return List.of(
        triggers,
        logs,
        profiles,
        remote,
        upkeep,
        availability,
        dynamic,
        priority,
        new EnergyTransfers(points),
        certificates,
        firmware,
        publication,
        networks);
  }

  private List<Block> others(
      Host host, Facilities facilities, TrustStore trust, Events events, RandomGenerator random) {
    var streams = new EventStreams(host);
    return List.of(
        facilities.tokens(),
        facilities.payments(),
        facilities.reservations(),
        facilities.tariffs(),
        facilities.display(),
        facilities.der(),
        facilities.grid(),
        trust,
        streams,
        new Monitoring(host, events, streams, () -> activeEvses() > 0),
        new CustomerRecords(host, facilities.tokens(), this::present),
        new Configuration(host),
        new Inventory(host),
        new VendorData(host),
        new BatterySwap(host, spec.swapBatteries(), random));
  }

  private EnergyManager manager() {
    return manager;
  }

  public StationSpec spec() {
    return spec;
  }

  /** Dials the CSMS and lets the station's misbehaviours begin. */
  public void powerOn() {
    uplink.connect();
    incidents.settle();
    scheduleMischief();
  }

  /** Closes the line for good. */
  public void powerOff() {
    uplink.end();
    publication.powerOff();
  }

  /** Plugs a car into a free connector; false when there is none. */
  public boolean plugIn(Visit visit) {
    Optional<ChargingPoint> free = points.stream().filter(ChargingPoint::free).findFirst();
    free.ifPresent(
        point -> {
          point.plugIn(visit);
          if (upkeep.ready()) {
            point.admit();
          }
        });
    return free.isPresent();
  }

  public void unplug(Visit visit) {
    points.stream()
        .filter(point -> point.visit().filter(visit::equals).isPresent())
        .forEach(ChargingPoint::unplug);
  }

  /** The driver of this car asks for priority at the station, or no longer (OCPP 2.1 K22). */
  public void pressPriority(Visit visit, boolean on) {
    points.stream()
        .filter(point -> point.visit().filter(visit::equals).isPresent())
        .forEach(point -> priority.pressed(point, on));
  }

  /**
   * Lets power flow for a step in which nothing changes.
   *
   * @return Wh at the meters, positive into the cars
   */
  public double flow(Instant from, Instant to) {
    double wh = 0;
    for (ChargingPoint point : points) {
      wh += point.flow(from, to);
    }
    return wh;
  }

  public boolean online() {
    return uplink.online();
  }

  /** Whether the CSMS has been told everything it must know. */
  public boolean toldEverything() {
    return !uplink.holdsTransactionMessages();
  }

  public Counters line() {
    return uplink.counters();
  }

  public long rejectedProfiles() {
    return cabinet.counts().rejectedProfiles;
  }

  /** Periodic samples not taken because too many messages wait for an answer. */
  public long skippedSamples() {
    return cabinet.counts().skippedSamples;
  }

  /** What the station answers, by the class of the request. */
  public Set<Class<?>> answered() {
    return desk.answered();
  }

  private void dial(Line.Events events) {
    networks.dial(outside.network(), events);
  }

  /** A new certificate counts from the next connection on, so that one is made (A02.FR.08). */
  private void credentialChanged(Credential credential) {
    outside.newCredential().accept(credential);
    if (spec.securityProfile() == StationSpec.CLIENT_CERTIFICATES) {
      uplink.cut();
    }
  }

  private List<Bay> bays() {
    return points.stream().map(ChargingPoint::bay).toList();
  }

  private boolean runs(String transactionId) {
    return points.stream()
        .anyMatch(point -> point.transactionId().filter(transactionId::equals).isPresent());
  }

  private List<String> present(IdToken token) {
    return points.stream()
        .filter(point -> point.token().filter(token::equals).isPresent())
        .map(point -> "transaction " + point.transactionId().orElseThrow())
        .toList();
  }

  private void reservationsChanged() {
    points.forEach(ChargingPoint::updateStatus);
    if (upkeep.ready()) {
      points.forEach(ChargingPoint::admit);
    }
  }

  private void refresh() {
    points.forEach(ChargingPoint::refresh);
  }

  private void transactionsChanged() {
    model.replace(
        Variables.TRANSACTIONS,
        points.stream()
            .flatMap(point -> point.transactionId().stream())
            .collect(Collectors.joining(",")));
    points.forEach(ChargingPoint::updateStatus);
    availability.settle();
    upkeep.settle();
  }

  private Instant clock() {
    Instant now = loop.timeline().now();
    return now.plus(mischief.clockOff(now));
  }

  private int activeEvses() {
    return (int) points.stream().filter(point -> point.transactionId().isPresent()).count();
  }

  private Habits habits() {
    return new Habits(
        () -> does(Misbehaviour.REPEAT_MESSAGES),
        () -> does(Misbehaviour.OUT_OF_ORDER),
        () -> does(Misbehaviour.DROP_LINE));
  }

  private boolean does(Misbehaviour what) {
    return mischief.is(what, loop.timeline().now());
  }

  private void scheduleMischief() {
    mischief
        .nextEdge(loop.timeline().now())
        .ifPresent(edge -> loop.timeline().at(edge, this::mischiefChanged));
  }

  private void mischiefChanged() {
    if (does(Misbehaviour.DROP_LINE)) {
      uplink.cut();
    } else {
      uplink.connect();
    }
    incidents.settle();
    refresh();
    scheduleMischief();
  }

  /** What the line wants of the station. */
  private final class CsmsSide implements Uplink.Station {
    @Override
    public Response answer(Request<?> request, int bytes) {
      return desk.answer(request, bytes);
    }

    @Override
    public void connected(boolean first) {
      dynamic.online();
      if (first) {
        upkeep.boot();
      } else {
        points.forEach(ChargingPoint::reconnected);
      }
    }

    @Override
    public void disconnected() {
      dynamic.offline();
    }
  }

  /** What an update of the firmware wants of the station. */
  private final class UpdatedStation implements FirmwareUpdate.Station {
    @Override
    public boolean busy() {
      return activeEvses() > 0;
    }

    @Override
    public void hold(boolean on) {
      points.forEach(point -> point.held(on));
    }

    @Override
    public void restart() {
      upkeep.restartIntoFirmware();
    }
  }
}
