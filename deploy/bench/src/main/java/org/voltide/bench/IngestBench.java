package org.voltide.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
    mixinStandardHelpOptions = true,
    description = "Durable TransactionEvents, counting gateway, core and PostgreSQL together.")
final class IngestBench implements Callable<Integer> {
  private static final double WANTED = 0.12;
  private static final int STATIONS_PER_SITE = 20;

  /** Until the compiler has seen enough. */
  private static final int WARM_UP_TURNS = 10;

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
    Path folder = Files.createTempDirectory("voltide-bench");
    Path keys = Keys.make(folder);
    try (Core core = Core.start();
        Server bare = Server.start("echo-server", keys)) {
      register(core);
      try (Load toBare = Load.connect(bare.port(), GatewayBench.logins(stations));
          Load toCore = Load.connect(core.tlsPort(), GatewayBench.logins(stations))) {
        System.out.println(
            compare(core, bare, toCore, toBare)
                .line("durable TransactionEvents per CPU second", WANTED));
        checkNothingIsLost(core, toCore);
      }
    } finally {
      Files.deleteIfExists(keys);
      Files.deleteIfExists(folder);
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

  private Pairs compare(Core core, Server bare, Load toCore, Load toBare) throws IOException {
    Script update = (station, count) -> Messages.updated(count, transaction(station), count - 1);
    toCore.once((station, count) -> Messages.boot(count));
    toCore.once((station, count) -> Messages.started(count, transaction(station), "bench"));
    for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
      toCore.send(update, messages);
      toBare.send(update, messages);
    }
    List<Double> baseline = new ArrayList<>();
    List<Double> reached = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      double before = bare.cpuSeconds();
      toBare.send(update, messages);
      baseline.add(messages / (bare.cpuSeconds() - before));
      before = core.cpuSeconds();
      toCore.send(update, messages);
      reached.add(messages / (core.cpuSeconds() - before));
    }
    toCore.once((station, count) -> Messages.ended(count, transaction(station), count - 1));
    return new Pairs(baseline, reached);
  }

  private static String transaction(int station) {
    return "00000000-0000-4000-8000-%012d".formatted(station);
  }

  private void checkNothingIsLost(Core core, Load toCore) throws IOException, SQLException {
    long sent = 2L * stations + (WARM_UP_TURNS + (long) pairs) * messages;
    long events = core.count("select count(*) from transaction_event");
    long samples = core.count("select count(*) from meter_sample");
    long whole =
        core.count(
            "select count(*) from charging_session"
                + " where ended_at is not null and lower(seq_nos) = 0"
                + " and seq_nos = int8multirange(range_merge(seq_nos))");
    System.out.printf(
        "%d events answered, %d events and %d meter samples stored, %d of %d sessions whole%n",
        sent, events, samples, whole, stations);
    if (events != sent || samples != sent || whole != stations || toCore.unexpected() > 0) {
      throw new BenchException(
          "The books do not balance; " + toCore.unexpected() + " events were refused.");
    }
  }
}
