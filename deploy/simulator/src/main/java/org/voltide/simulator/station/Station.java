package org.voltide.simulator.station;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;
import org.voltide.simulator.datatransfer.VendorData;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;
import org.voltide.simulator.desk.Host;
import org.voltide.simulator.desk.Journal;
import org.voltide.simulator.desk.Triggers;
import org.voltide.simulator.profile.ProfileStore;
import org.voltide.simulator.provisioning.Configuration;
import org.voltide.simulator.provisioning.Inventory;
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
  private final Uplink uplink;
  private final Cabinet.Counts counts = new Cabinet.Counts();
  private final List<ChargingPoint> points;
  private final Upkeep upkeep;
  private final Desk desk;

  /**
   * @param newPassword is told when the CSMS changes the station's password (OCPP 2.1 A01)
   */
  public Station(
      StationSpec spec,
      Line.Opener opener,
      Loop loop,
      Uplink.Patience patience,
      RandomGenerator random,
      Consumer<String> newPassword) {
    this.spec = spec;
    this.loop = loop;
    this.mischief = new Mischief(spec.misbehaviours(), spec.zone());
    this.uplink =
        new Uplink(
            spec.id(), spec.protocol(), opener, loop, patience, random, habits(), new CsmsSide());
    var model = Variables.of(spec, patience.attempts());
    var host =
        new Host(spec.id(), spec.protocol(), loop, uplink, model, new Journal(), this::clock);
    var cabinet = new Cabinet(spec, host, new ProfileStore(spec.abilities()), mischief, counts);
    this.points =
        IntStream.rangeClosed(1, spec.evses())
            .mapToObj(evse -> new ChargingPoint(evse, cabinet, this::activeEvses))
            .toList();
    this.upkeep = new Upkeep(cabinet, points);
    this.desk = new Desk(model);
    model.read(Variables.DATE_TIME, () -> clock().toString());
    model.watch(Variables.PASSWORD, () -> newPassword.accept(model.text(Variables.PASSWORD)));
    blocks(cabinet).forEach(block -> block.register(desk));
  }

  private List<Block> blocks(Cabinet cabinet) {
    Host host = cabinet.host();
    var profiles = new SmartCharging(cabinet, points);
    var remote = new RemoteControl(cabinet, points, profiles);
    var triggers = new Triggers(host);
    remote.register(triggers);
    upkeep.register(triggers);
    return List.of(
        triggers,
        upkeep,
        profiles,
        remote,
        new Configuration(host),
        new Inventory(host),
        new VendorData(host));
  }

  private Instant clock() {
    Instant now = loop.timeline().now();
    return now.plus(mischief.clockOff(now));
  }

  public StationSpec spec() {
    return spec;
  }

  /** Dials the CSMS and lets the station's misbehaviours begin. */
  public void powerOn() {
    uplink.connect();
    scheduleMischief();
  }

  /** Closes the line for good. */
  public void powerOff() {
    uplink.end();
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
    upkeep.carLeft();
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
    return counts.rejectedProfiles;
  }

  /** Periodic samples not taken because too many messages wait for an answer. */
  public long skippedSamples() {
    return counts.skippedSamples;
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
    points.forEach(ChargingPoint::refresh);
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
      if (first) {
        upkeep.boot();
      } else {
        points.forEach(ChargingPoint::reconnected);
      }
    }
  }
}
