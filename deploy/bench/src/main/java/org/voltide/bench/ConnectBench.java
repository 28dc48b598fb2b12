package org.voltide.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Stations that come with a certificate: TCP, mutual TLS, upgrade and an accepted BootNotification
 * through gateway, core and PostgreSQL, all of whose CPU time counts, against mutual TLS and
 * upgrade at a bare server. No session is taken up again.
 */
@Command(
    name = "connect",
    description = "Stations that connect with certificates and boot; how the first ones fare.")
final class ConnectBench implements Callable<Integer> {
  private static final double WANTED = 0.75;
  private static final double WANTED_COLD = 0.7;
  private static final int WARM_UP_TURNS = 4;

  @Option(names = "--pairs", defaultValue = "5", description = "Turns of both (${DEFAULT-VALUE}).")
  private int pairs;

  @Option(
      names = "--stations",
      defaultValue = "1000",
      description = "Stations that connect in a turn (${DEFAULT-VALUE}).")
  private int stations;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Sizes.requireAtLeast("--pairs", pairs, 1);
    Sizes.requireAtLeast("--stations", stations, 1);
    Sizes.requireConnectable(stations);
    StationKeys keys = StationKeys.make(stations);
    try (Workplace place = Workplace.open()) {
      Path root = keys.rootIn(place.folder());
      Server bare = Server.start(place, "echo-server", Keys.make(place), root);
      Core core = Core.start(place, "", List.of("voltide.gateway.station-roots=" + root));
      Fleet.register(core, stations);
      CpuMeter bareMeter = new CpuMeter(bare::cpuSeconds);
      CpuMeter coreMeter = new CpuMeter(core::cpuSeconds);
      double cold = boot(core, keys, coreMeter);
      for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
        boot(core, keys, coreMeter);
        upgrade(bare, keys, bareMeter);
      }
      Pairs reached =
          Pairs.take(
              pairs, () -> upgrade(bare, keys, bareMeter), () -> boot(core, keys, coreMeter));
      System.out.println(reached.atLeast("stations per CPU second, with certificates", WANTED));
      double ratio = cold / Pairs.median(reached.ours());
      System.out.printf(
          Locale.ROOT,
          "the first %d after a start: %.0f per CPU second, %.2f of that, wanted >= %.2f: %s%n",
          stations,
          cold,
          ratio,
          WANTED_COLD,
          ratio >= WANTED_COLD ? "reached" : "missed");
    }
    return 0;
  }

  private double upgrade(Server bare, StationKeys keys, CpuMeter meter) {
    try (Load load = Load.connect(bare.port(), GatewayBench.logins(stations), station(keys))) {
      return meter.lap(load.size());
    }
  }

  private double boot(Core core, StationKeys keys, CpuMeter meter) {
    try (Load load =
        Load.connect(core.mutualTlsPort(), GatewayBench.logins(stations), station(keys))) {
      load.expect("\"status\":\"Accepted\"");
      load.once((_, count) -> Messages.boot(count));
      if (load.unexpected() > 0) {
        throw new BenchException(load.unexpected() + " stations were not accepted.");
      }
      return meter.lap(load.size());
    }
  }

  private static Load.Credentials station(StationKeys keys) {
    return number -> keys.stations().get(number).tls();
  }
}
