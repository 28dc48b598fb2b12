package org.voltide.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.simulator.car.Car;
import org.voltide.simulator.car.CarSpec;
import org.voltide.simulator.certificates.Credential;
import org.voltide.simulator.contracts.Contracts;
import org.voltide.simulator.contracts.Provisioning;
import org.voltide.simulator.files.FileTransfer;
import org.voltide.simulator.station.Mischief;
import org.voltide.simulator.station.Outside;
import org.voltide.simulator.station.Station;
import org.voltide.simulator.station.StationSpec;
import org.voltide.simulator.station.StationSpec.Current;
import org.voltide.simulator.station.Visit;
import org.voltide.simulator.time.Loop;
import org.voltide.simulator.time.ScaledClock;
import org.voltide.simulator.time.Timeline;
import org.voltide.simulator.wire.Backoff;
import org.voltide.simulator.wire.Route;
import org.voltide.simulator.wire.Uplink;

/** A station on a test bench: time moves only when told, and the CSMS is a fake one. */
public final class Bench implements AutoCloseable {
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final double FROZEN = 1e-12;
  private static final int ROUNDS = 30;

  /** How long a station waits for an answer, in real time. */
  public static final Duration ANSWER = Duration.ofSeconds(20);

  private static final Backoff REDIAL = new Backoff(Duration.ofMillis(1), Duration.ofMillis(2), 0);

  private final ScaledClock clock = new ScaledClock(NOON, FROZEN);
  private final Loop loop = new Loop(clock, new Timeline(NOON, Duration.ofSeconds(10)));
  private final FakeCsms csms;
  private final Station station;
  private final List<Route> routes = new CopyOnWriteArrayList<>();
  private final List<Credential> credentials = new CopyOnWriteArrayList<>();
  private volatile String password = "";
  private volatile double siteLoadW;

  public Bench(StationSpec spec) {
    this(spec, new FakeCsms());
  }

  public Bench(StationSpec spec, FakeCsms csms) {
    this(spec, csms, ANSWER);
  }

  /** A station that waits so long for an answer, in real time. */
  public Bench(StationSpec spec, FakeCsms csms, Duration answer) {
    this(spec, csms, answer, Contracts.none(), Provisioning.none());
  }

  /** One at which cars may show contracts, and ask for them. */
  public Bench(
      StationSpec spec,
      FakeCsms csms,
      Duration answer,
      Contracts contracts,
      Provisioning provisioning) {
    var patience = new Uplink.Patience(answer, 3, Duration.ofMillis(1), REDIAL);
    this.csms = csms.speaks(spec.protocol());
    var outside =
        new Outside(
            (route, events) -> {
              routes.add(route);
              csms.open(events);
            },
            new FileTransfer(HTTP),
            Optional.empty(),
            credentials::add,
            p -> password = p,
            () -> siteLoadW,
            contracts,
            provisioning);
    this.station = new Station(spec, outside, loop, patience, new SplittableRandom(1));
    loop.execute(() -> loop.timeline().addFlow((from, to) -> station.flow(from, to)));
    loop.execute(station::powerOn);
    settle();
  }

  /** A bidirectional 2.1 DC station of 30 kW. */
  public static StationSpec dc(Mischief.Window... windows) {
    return spec(OcppVersion.V2_1, Current.DC, 30_000, 30_000, false, windows);
  }

  /** A 2.1 DC station of 30 kW that only charges. */
  public static StationSpec dcChargingOnly() {
    return spec(OcppVersion.V2_1, Current.DC, 30_000, 0, false);
  }

  /** A 2.0.1 AC station of 11 kW. */
  public static StationSpec ac(Mischief.Window... windows) {
    return spec(OcppVersion.V2_0_1, Current.AC, 11_000, 0, false, windows);
  }

  /** A bidirectional 2.1 AC station of 11 kW. */
  public static StationSpec acBothWays() {
    return spec(OcppVersion.V2_1, Current.AC, 11_000, 11_000, false);
  }

  /** A 2.0.1 DC station that takes negative limits. */
  public static StationSpec old() {
    return spec(OcppVersion.V2_0_1, Current.DC, 30_000, 30_000, true);
  }

  private static StationSpec spec(
      OcppVersion version,
      Current current,
      double chargeW,
      double dischargeW,
      boolean negative,
      Mischief.Window... windows) {
    return new StationSpec(
        "s-1",
        "yard",
        version,
        current,
        1,
        chargeW,
        dischargeW,
        3,
        current == Current.AC ? 6 : 0,
        negative,
        Duration.ofMinutes(1),
        ZoneId.of("UTC"),
        List.of(windows),
        1,
        current == Current.DC && dischargeW > 0 && version == OcppVersion.V2_1 ? 2 : 0);
  }

  /** A car of 60 kWh that wants 80 % by 18:00. */
  public Visit visit(double soc, CarSpec.Tells tells) {
    var car =
        new CarSpec(
            "car-1",
            60_000,
            30_000,
            30_000,
            3,
            20,
            90,
            OptionalDouble.empty(),
            tells,
            true,
            false,
            CarSpec.Contract.NONE);
    return new Visit(new Car(car, soc), clock.instant(), NOON.plus(Duration.ofHours(6)), 80);
  }

  public Visit plugIn(double soc) {
    return plugIn(visit(soc, CarSpec.Tells.NOTHING));
  }

  public Visit plugIn(Visit visit) {
    loop.execute(() -> station.plugIn(visit));
    settle();
    return visit;
  }

  public void unplug(Visit visit) {
    loop.execute(() -> station.unplug(visit));
    settle();
  }

  /** Asks the station something and waits for its answer and what follows at once. */
  public JsonNode ask(String action, String payload) {
    JsonNode answer = csms.call(action, payload).join();
    assertThat(answer.get(0).asInt()).as("%s", answer).isEqualTo(3);
    settle();
    return answer.get(2);
  }

  /** What the {@code status} of the answer is. */
  public String status(String action, String payload) {
    return ask(action, payload).path("status").asText();
  }

  /** The latest message of an action that the station sent. */
  public JsonNode last(String action) {
    return csms.calls(action).getLast();
  }

  /** The id of the latest transaction. */
  public String transaction() {
    return last("TransactionEvent").at("/transactionInfo/transactionId").asText();
  }

  /** Sets a variable that the station lets be set. */
  public void set(String component, String variable, String value) {
    JsonNode answer =
        ask(
            "SetVariables",
            """
            {"setVariableData":[{"attributeValue":"%s","component":{"name":"%s"},
            "variable":{"name":"%s"}}]}\
            """
                .formatted(value, component, variable));
    assertThat(answer.at("/setVariableResult/0/attributeStatus").asText())
        .isIn("Accepted", "RebootRequired");
  }

  /** Reads a variable. */
  public String get(String component, String variable) {
    return ask(
            "GetVariables",
            """
            {"getVariableData":[{"component":{"name":"%s"},"variable":{"name":"%s"}}]}\
            """
                .formatted(component, variable))
        .at("/getVariableResult/0/attributeValue")
        .asText();
  }

  /** Lets simulated time pass, a minute at a time so that answers come in between. */
  public void pass(Duration time) {
    Instant target = clock.instant().plus(time);
    while (clock.instant().isBefore(target)) {
      Instant next = clock.instant().plusSeconds(60);
      clock.adjust(next.isBefore(target) ? next : target, FROZEN);
      settle();
    }
  }

  /** Waits until everything said has been answered. */
  public void settle() {
    for (int round = 0; round < ROUNDS; round++) {
      CompletableFuture.runAsync(() -> {}, loop).join();
    }
    assertThat(csms.violations()).isEmpty();
  }

  public FakeCsms csms() {
    return csms;
  }

  public Station station() {
    return station;
  }

  /** The ways the station took to its CSMS, the latest last. */
  public List<Route> routes() {
    return List.copyOf(routes);
  }

  /** What the station got to show the CSMS. */
  public List<Credential> credentials() {
    return List.copyOf(credentials);
  }

  /** Lets the station's site draw so much. */
  public void siteLoad(double watts) {
    siteLoadW = watts;
  }

  /** Runs on the world's loop. */
  public void run(Runnable action) {
    loop.execute(action);
    settle();
  }

  public String newPassword() {
    return password;
  }

  @Override
  public void close() {
    loop.close();
  }
}
