package org.voltide.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.voltide.bench.Load.Login;
import org.voltide.bench.Load.Script;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The gateway against a bare Netty server, both over TLS. */
@Command(
    name = "gateway",
    mixinStandardHelpOptions = true,
    description = "Heartbeats and TransactionEvents over TLS, and heap per idle station.")
final class GatewayBench implements Callable<Integer> {
  private static final double HEARTBEATS_WANTED = 0.60;
  private static final double EVENTS_WANTED = 0.45;
  private static final double HEAP_WANTED = 2.0;

  @Option(names = "--pairs", defaultValue = "5", description = "Turns of both (${DEFAULT-VALUE}).")
  private int pairs;

  @Option(
      names = "--messages",
      defaultValue = "150000",
      description = "Messages in a turn (${DEFAULT-VALUE}).")
  private int messages;

  @Option(
      names = "--stations",
      defaultValue = "200",
      description = "Stations that talk, one message open each (${DEFAULT-VALUE}).")
  private int stations;

  @Option(
      names = "--idle",
      defaultValue = "4000",
      description = "Stations that only stay connected (${DEFAULT-VALUE}).")
  private int idle;

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("voltide-bench");
    Path keys = Keys.make(folder);
    try (Server bare = Server.start("echo-server", keys);
        Server ours = Server.start("gateway-server", keys)) {
      try (Load toBare = Load.connect(bare.port(), logins(stations));
          Load toOurs = Load.connect(ours.port(), logins(stations))) {
        Script heartbeat = (station, count) -> Messages.heartbeat(count);
        Script event = (station, count) -> Messages.updated(count, "transaction-" + station, count);
        System.out.println(
            compare(bare, toBare, ours, toOurs, heartbeat)
                .line("heartbeats per CPU second", HEARTBEATS_WANTED));
        System.out.println(
            compare(bare, toBare, ours, toOurs, event)
                .line("TransactionEvents, checked, not stored", EVENTS_WANTED));
        if (toOurs.unexpected() > 0) {
          throw new BenchException(toOurs.unexpected() + " messages were refused");
        }
      }
      heap(bare, ours);
    } finally {
      Files.deleteIfExists(keys);
      Files.deleteIfExists(folder);
    }
    return 0;
  }

  static List<Login> logins(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Login("bench-" + i, "password of bench-" + i))
        .toList();
  }

  private Pairs compare(Server bare, Load toBare, Server ours, Load toOurs, Script script) {
    toBare.send(script, messages);
    toOurs.send(script, messages);
    List<Double> baseline = new ArrayList<>();
    List<Double> reached = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      baseline.add(turn(bare, toBare, script));
      reached.add(turn(ours, toOurs, script));
    }
    return new Pairs(baseline, reached);
  }

  /** Messages per CPU second of the server. */
  private double turn(Server server, Load load, Script script) {
    double before = server.cpuSeconds();
    load.send(script, messages);
    return messages / (server.cpuSeconds() - before);
  }

  private void heap(Server bare, Server ours) {
    double perBare = perStation(bare);
    double perOurs = perStation(ours);
    System.out.printf(
        Locale.ROOT,
        "%-42s bare %8.0f B   ours %8.0f B   ratio %.2f, wanted <= %.2f: %s%n",
        "live heap per idle TLS station",
        perBare,
        perOurs,
        perOurs / perBare,
        HEAP_WANTED,
        perOurs / perBare <= HEAP_WANTED ? "reached" : "missed");
  }

  private double perStation(Server server) {
    long before = server.liveBytes();
    try (Load connected = Load.connect(server.port(), logins(idle))) {
      connected.once((station, count) -> Messages.heartbeat(count));
      return (double) (server.liveBytes() - before) / idle;
    }
  }
}
