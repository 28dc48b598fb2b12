package org.voltide.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.voltide.bench.Load.Script;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * TransactionEvents that are in the database before they are answered: over TLS through gateway,
 * core and PostgreSQL, all of whose CPU time counts, against a bare TLS echo of the same text.
 *
 * <p>Transactions begin before and end after the measured turns: planning the sites is not what is
 * measured here.
 */
@Command(
    name = "ingest",
    description = "Durable TransactionEvents, counting gateway, core and PostgreSQL together.")
final class IngestBench implements Callable<Integer> {
  private static final double WANTED = 0.30;
  private static final int STATIONS_PER_SITE = 20;

  /** Until the compiler has seen enough. */
  private static final int WARM_UP_TURNS = 10;

  private static final int LOG_PATIENCE_SECONDS = 10;

  @Option(names = "--pairs", defaultValue = "5", description = "Turns of both (${DEFAULT-VALUE}).")
  private int pairs;

  @Option(
      names = "--messages",
      defaultValue = "40000",
      description = "Events in a turn (${DEFAULT-VALUE}).")
  private int messages;

  @Option(
      names = "--stations",
      defaultValue = "500",
      description = "Stations, one event open each (${DEFAULT-VALUE}).")
  private int stations;

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    Sizes.requireAtLeast("--pairs", pairs, 1);
    Sizes.requireAtLeast("--stations", stations, 1);
    Sizes.requireAtLeast("--messages", messages, stations);
    Sizes.requireConnectable(stations);
    try (Workplace place = Workplace.open()) {
      Server bare = Server.start(place, "echo-server", Keys.make(place));
      Core core = Core.start(place);
      register(core);
      try (Load toBare = Load.connect(bare.port(), GatewayBench.logins(stations));
          Load toCore = Load.connect(core.tlsPort(), GatewayBench.logins(stations))) {
        System.out.println(
            compare(core, bare, toCore, toBare)
                .atLeast("durable TransactionEvents per CPU second", WANTED));
        checkNothingIsLost(core, toCore);
      }
    }
    return 0;
  }

  private void register(Core core) throws IOException, InterruptedException {
    for (int site = 0; site * STATIONS_PER_SITE < stations; site++) {
      core.post(
          "/sites",
          """
          {"id":"site-%d","name":"Site %d","timeZone":"Europe/Berlin","importLimitW":250000,
           "exportLimitW":0,"baseLoadW":0}
          """
              .formatted(site, site));
    }
    for (int i = 0; i < stations; i++) {
      Load.Login login = GatewayBench.logins(stations).get(i);
      core.post(
          "/stations",
          """
          {"id":"%s","siteId":"site-%d","password":"%s","evses":[{"id":1,"current":"AC","phases":3,
           "maxChargeW":11040,"connectors":[{"id":1,"type":"sType2"}]}]}
          """
              .formatted(login.station(), i / STATIONS_PER_SITE, login.password()));
    }
    core.post("/tokens", "{\"idToken\":\"bench\",\"type\":\"ISO14443\"}");
  }

  private Pairs compare(Core core, Server bare, Load toCore, Load toBare) {
    Script update = (station, count) -> Messages.updated(count, transaction(station), count - 1);
    toCore.once((station, count) -> Messages.boot(count));
    toCore.once((station, count) -> Messages.started(count, transaction(station), "bench"));
    for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
      toCore.send(update, messages);
      toBare.send(update, messages);
    }
    CpuMeter bareMeter = new CpuMeter(bare::cpuSeconds);
    CpuMeter coreMeter = new CpuMeter(core::cpuSeconds);
    Pairs reached =
        Pairs.take(
            pairs, () -> turn(bareMeter, toBare, update), () -> turn(coreMeter, toCore, update));
    toCore.once((station, count) -> Messages.ended(count, transaction(station), count - 1));
    return reached;
  }

  private double turn(CpuMeter meter, Load load, Script script) {
    load.send(script, messages);
    return meter.lap(messages);
  }

  private static String transaction(int station) {
    return "00000000-0000-4000-8000-%012d".formatted(station);
  }

  private void checkNothingIsLost(Core core, Load toCore)
      throws IOException, SQLException, InterruptedException {
    long sent = 2L * stations + (WARM_UP_TURNS + (long) pairs) * messages;
    long events = core.count("select count(*) from transaction_event");
    long samples = core.count("select count(*) from meter_sample");
    long whole =
        core.count(
            "select count(*) from charging_session"
                + " where ended_at is not null and lower(seq_nos) = 0"
                + " and seq_nos = int8multirange(range_merge(seq_nos))");
    long logged = logged(core, sent);
    System.out.printf(
        "%d events answered; stored: %d events, %d meter samples, %d of %d sessions whole, %d logged%n",
        sent, events, samples, whole, stations, logged);
    if (LongStream.of(events, samples, logged).anyMatch(rows -> rows != sent)
        || whole != stations
        || toCore.unexpected() > 0) {
      throw new BenchException(
          "The books do not balance; " + toCore.unexpected() + " events were refused.");
    }
  }

  /** The message log is written a little later than the answer leaves. */
  private static long logged(Core core, long sent)
      throws IOException, SQLException, InterruptedException {
    long logged = 0;
    for (int i = 0; i < LOG_PATIENCE_SECONDS && logged < sent; i++) {
      TimeUnit.SECONDS.sleep(Math.min(i, 1));
      logged =
          core.count(
              "select count(*) from message_log"
                  + " where direction = 'IN' and action = 'TransactionEvent'");
    }
    return logged;
  }
}
