package org.voltide.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A renewal campaign over stations that are connected to a real core: each is asked for a request
 * with a new key, which is checked and signed, and takes its certificate. CPU time of core and
 * PostgreSQL counts.
 */
final class RenewalTraffic {
  private static final int LEAST_IN_FLIGHT = 100;

  /** That many of a large fleet have their turn at a time. */
  private static final int SHARE_IN_FLIGHT = 10;

  private static final int POLL_MILLIS = 500;
  private static final int PATIENCE_SECONDS = 3_600;
  private static final String STANDING =
      """
      select count(*) filter (where state = 'DONE'),
             count(*) filter (where state = 'UPDATING'),
             count(*) filter (where state = 'FAILED'),
             (select count(*) from issued_certificate where state = 'ISSUED')
        from renewal_campaign_member
      """;

  private final int stations;

  RenewalTraffic(int stations) {
    this.stations = stations;
  }

  void measure() throws IOException, InterruptedException, SQLException {
    try (Workplace place = Workplace.open()) {
      Core core = Core.start(place);
      Fleet.register(core, stations);
      List<Load.Login> logins = GatewayBench.logins(stations);
      try (Load load = Load.connect(core.tlsPort(), logins)) {
        load.once((_, count) -> Messages.boot(count));
        load.expect("\"status\":\"Accepted\"");
        load.react(
            (station, call, count) ->
                SigningStations.answer(logins.get(station).station(), call, count));
        renew(core, logins);
        if (load.unexpected() > 0) {
          throw new BenchException(load.unexpected() + " requests for certificates were refused.");
        }
      }
    }
  }

  private void renew(Core core, List<Load.Login> logins)
      throws IOException, InterruptedException, SQLException {
    QueueLog queue = new QueueLog();
    CpuMeter meter = new CpuMeter(core::cpuSeconds);
    long began = System.nanoTime();
    core.post(
        "/renewal-campaigns",
        """
        {"name":"bench","certificateType":"ChargingStationCertificate","canary":0,
         "maxInFlight":%d,"maxPerHour":%d,"stations":[%s]}
        """
            .formatted(
                Math.max(LEAST_IN_FLIGHT, stations / SHARE_IN_FLIGHT),
                stations,
                logins.stream()
                    .map(login -> '"' + login.station() + '"')
                    .collect(Collectors.joining(","))));
    double seconds = 0;
    for (long done = 0; done < stations; ) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      List<Long> standing = core.numbers(STANDING);
      seconds = (System.nanoTime() - began) / 1e9;
      done = standing.get(0);
      queue.add(new QueueLog.Moment(seconds, done, standing.get(1), standing.get(3)));
      if (standing.get(2) > 0 || seconds > PATIENCE_SECONDS) {
        throw new BenchException(
            "%d stations were renewed, %d failed, within %.0f s."
                .formatted(done, standing.get(2), seconds));
      }
    }
    double perCpuSecond = meter.lap(stations);
    queue.lines().forEach(System.out::println);
    System.out.printf(
        Locale.ROOT,
        "%d stations renewed: %.0f per second, %.0f per CPU-s (%.1f ms each)%n",
        stations,
        stations / seconds,
        perCpuSecond,
        1_000 / perCpuSecond);
    System.out.println(queue.verdict());
  }
}
