package org.voltide.simulator;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.voltide.simulator.certificates.CredentialFile;
import org.voltide.simulator.contracts.Contracts;
import org.voltide.simulator.contracts.Provisioning;
import org.voltide.simulator.core.CoreApi;
import org.voltide.simulator.core.DriverApp;
import org.voltide.simulator.core.GridEmissions;
import org.voltide.simulator.core.Market;
import org.voltide.simulator.core.Passwords;
import org.voltide.simulator.core.PriceBook;
import org.voltide.simulator.core.Registration;
import org.voltide.simulator.files.FileTransfer;
import org.voltide.simulator.report.Report;
import org.voltide.simulator.scenario.Fleet;
import org.voltide.simulator.scenario.Recording;
import org.voltide.simulator.scenario.Scenario;
import org.voltide.simulator.scenario.Stay;
import org.voltide.simulator.station.Outside;
import org.voltide.simulator.station.Station;
import org.voltide.simulator.station.StationSpec;
import org.voltide.simulator.time.Loop;
import org.voltide.simulator.time.ScaledClock;
import org.voltide.simulator.time.Timeline;
import org.voltide.simulator.wire.Uplink;

/** One run of a scenario, from registering it to the report. */
final class Run implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Run.class.getName());
  private static final Duration MAX_STEP = Duration.ofSeconds(10);
  private static final Duration LAST_WORDS = Duration.ofSeconds(30);
  private static final Duration LAST_WORDS_POLL = Duration.ofMillis(50);
  private static final LocalTime MARKET_CLOSES = LocalTime.of(13, 0);

  /** What is read from files. */
  record Inputs(Scenario scenario, Optional<Recording> recording, Optional<PriceBook> prices) {

    Optional<GridEmissions> emissions() {
      return Optional.ofNullable(scenario.emissions())
          .filter(hours -> !hours.isEmpty())
          .map(GridEmissions::new);
    }
  }

  /** What the command line says. */
  record Options(
      URI stations,
      Optional<URI> api,
      String apiKey,
      Path state,
      Optional<Path> authorities,
      Optional<Path> schemas,
      double speed,
      Optional<Instant> start,
      Optional<Instant> until,
      Optional<Duration> length,
      Optional<Path> report) {}

  private final Inputs inputs;
  private final Options options;
  private final HttpClient http;
  private final Passwords passwords;
  private final Optional<CoreApi> api;
  private final Errands errands = new Errands();
  private final Fleet fleet;
  private final Provisioning provisioning;
  private final Contracts contracts;
  private final Map<String, Access> access = new HashMap<>();
  private final ScaledClock clock;
  private final Loop loop;
  private final World world;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);

  private Run(
      Inputs inputs, Options options, HttpClient http, Passwords passwords, Optional<CoreApi> api)
      throws IOException {
    this.inputs = inputs;
    this.options = options;
    this.http = http;
    this.passwords = passwords;
    this.api = api;
    this.fleet = Fleet.of(inputs.scenario);
    this.provisioning =
        Provisioning.kept(
            options.state,
            options.schemas.map(iso -> new Provisioning.Schemas(iso, options.state.resolve("exi"))),
            fleet.asking(),
            Clock.systemUTC());
    this.contracts = Contracts.kept(options.state, builtIn(), Instant.now());
    this.clock = startClock();
    fleet.stations().forEach(spec -> access.put(spec.id(), access(spec)));
    this.loop = new Loop(clock, new Timeline(clock.instant(), MAX_STEP));
    this.world = new World(inputs.scenario, fleet, loop, this::station, this::changeOfMind);
  }

  /**
   * Registers the scenario and publishes prices when there is a core to do so.
   *
   * @throws IOException when the state directory or the authorities cannot be used
   */
  static Run prepare(Inputs inputs, Options options) throws IOException {
    HttpClient http = Trust.client(options.authorities);
    Optional<CoreApi> api = options.api.map(server -> new CoreApi(http, server, options.apiKey));
    var run = new Run(inputs, options, http, new Passwords(options.state), api);
    run.register();
    run.requirePasswords();
    return run;
  }

  /** Runs until the end that was asked for, or until the program is told to stop. */
  void go() throws IOException, InterruptedException {
    Instant begin = clock.instant();
    Optional<Instant> until = options.until.or(() -> options.length.map(begin::plus));
    var hook = new Thread(this::stopAndWait, "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    until.ifPresent(loop::stopAt);
    loop.execute(() -> world.begin(inputs.recording));
    loop.start();
    api.ifPresent(core -> errands.keepInStep(clock, core));
    tellContracts();
    LOG.log(Level.INFO, "{0} runs from {1}", inputs.scenario.name(), begin);
    until.ifPresent(end -> world.whenReached(end, ended::countDown));
    ended.await();
    finish();
  }

  @Override
  public void close() {
    errands.close();
    loop.close();
    access.values().forEach(Access::close);
    http.shutdownNow();
  }

  /** Where cars cannot ask for their contracts they were made with them. */
  private List<String> builtIn() {
    return fleet.emaids().stream().filter(emaid -> !provisioning.emaids().contains(emaid)).toList();
  }

  private void tellContracts() {
    if (!fleet.asking().isEmpty()) {
      LOG.log(
          Level.INFO,
          provisioning
              .missing()
              .map(why -> "Plug & Charge: no car asks for its contract: " + why)
              .orElse(
                  "Plug & Charge: %d cars ask for their contracts."
                      .formatted(fleet.asking().size())));
    }
  }

  private ScaledClock startClock() {
    if (api.isEmpty()) {
      return new ScaledClock(options.start.orElseGet(Instant::now), options.speed);
    }
    var read = new CompletableFuture<CoreApi.Clock>();
    errands.insist(() -> read.complete(api.get().clock()));
    return new ScaledClock(read.join().now(), read.join().speed());
  }

  private void register() {
    ZoneId zone = inputs.scenario.zone();
    api.ifPresent(
        core -> {
          var registration = new Registration(core, passwords);
          registration.register(inputs.scenario, fleet, contracts);
          // The core may still be compiling ISO's schemas, without which it takes no contract.
          errands.insist(() -> registration.provide(provisioning));
          inputs.prices.ifPresent(
              book -> {
                var market = new Market(core, book, inputs.emissions(), zone);
                LocalDate today = clock.instant().atZone(zone).toLocalDate();
                market.publish(today);
                market.publish(today.plusDays(1));
                loop.execute(() -> publishDaily(market, today));
              });
        });
  }

  /** Tomorrow's prices come out every day at 13:00. */
  private void publishDaily(Market market, LocalDate first) {
    world.everyDay(
        first,
        day -> {
          Instant closes = day.atTime(MARKET_CLOSES).atZone(market.zone()).toInstant();
          Runnable publish =
              () -> errands.run("publishing prices", () -> market.publish(day.plusDays(1)));
          if (closes.isAfter(loop.timeline().now())) {
            var _ = loop.timeline().at(closes, publish);
          }
        });
  }

  private Station station(StationSpec spec) {
    Access way = access.get(spec.id());
    var outside =
        new Outside(
            way,
            new FileTransfer(http),
            way.credential(),
            way::renew,
            changed -> passwords.put(spec.id(), changed),
            () -> world().loadW(spec.siteId()),
            contracts,
            provisioning);
    return new Station(
        spec, outside, loop, Uplink.Patience.DEFAULT, World.chance(inputs.scenario, spec));
  }

  private Access access(StationSpec spec) {
    Supplier<String> password =
        () ->
            passwords
                .of(spec.id())
                .orElseThrow(() -> new IllegalStateException("no password of " + spec.id()));
    var file = new CredentialFile(options.state.resolve("station-" + fileName(spec) + ".pem"));
    return new Access(spec, options.stations, http, options.authorities, password, file);
  }

  private World world() {
    return world;
  }

  private static String fileName(StationSpec spec) {
    return URLEncoder.encode(spec.id(), StandardCharsets.UTF_8).replace("*", "%2A");
  }

  private void changeOfMind(String stationId, Stay stay, Stay.Change change) {
    api.map(DriverApp::new)
        .ifPresent(
            app ->
                errands.run(
                    "changing the promise of " + stay.car().id(),
                    () ->
                        app.change(
                            stationId,
                            stay.car().token(),
                            change.departure(),
                            change.targetSocPercent())));
  }

  /** Stops time, lets the stations say what is still unsaid, then reports. */
  private void finish() throws IOException, InterruptedException {
    loop.stopAt(clock.instant());
    Instant patience = Instant.now().plus(LAST_WORDS);
    Optional<Report> report = onLoop(() -> lastReport(false));
    while (report.isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(LAST_WORDS_POLL.toMillis());
      boolean impatient = Instant.now().isAfter(patience);
      report = onLoop(() -> lastReport(impatient));
    }
    if (options.report.isPresent()) {
      report.get().write(options.report.get());
    }
    LOG.log(Level.INFO, report.get().summary());
    finished.countDown();
  }

  /** In one turn, because a command of the core may make a station say more than was reported. */
  private Optional<Report> lastReport(boolean impatient) {
    if (!impatient && !world.toldEverything()) {
      return Optional.empty();
    }
    Report report = world.report();
    world.powerOff();
    return Optional.of(report);
  }

  private <T> T onLoop(Supplier<T> question) {
    return CompletableFuture.supplyAsync(question, loop).join();
  }

  private void requirePasswords() {
    for (StationSpec station : fleet.stations()) {
      if (passwords.of(station.id()).isEmpty()) {
        throw new IllegalArgumentException(
            "There is no password of station %s in %s; run once with --api."
                .formatted(station.id(), options.state));
      }
      if (station.securityProfile() == StationSpec.CLIENT_CERTIFICATES
          && access.get(station.id()).credential().isEmpty()) {
        throw new IllegalArgumentException(
            "There is no certificate of station %s in %s; it has to be made there first."
                .formatted(station.id(), options.state));
      }
    }
  }

  private void stopAndWait() {
    ended.countDown();
    try {
      var _ = finished.await(LAST_WORDS.toSeconds() + 5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
