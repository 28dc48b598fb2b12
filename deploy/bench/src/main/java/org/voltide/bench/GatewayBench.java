package org.voltide.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.voltide.bench.Load.Login;
import org.voltide.bench.Load.Script;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The gateway against a bare Netty server, both over TLS. */
@Command(
    name = "gateway",
    description =
        "Heartbeats and TransactionEvents over TLS, what they allocate, and heap per idle station.")
final class GatewayBench implements Callable<Integer> {
  private static final double HEARTBEATS_WANTED = 0.85;
  private static final double EVENTS_WANTED = 0.70;
  private static final double HEAP_WANTED = 1.4;

  private static final double HEARTBEAT_BYTES_WANTED = 512;
  private static final double EVENT_BYTES_WANTED = 2048;

  /** Bytes hardly vary. */
  private static final int BYTE_PAIRS = 3;

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
    Sizes.requireAtLeast("--pairs", pairs, 1);
    Sizes.requireAtLeast("--stations", stations, 1);
    Sizes.requireAtLeast("--messages", messages, stations);
    Sizes.requireAtLeast("--idle", idle, 1);
    Sizes.requireConnectable(stations);
    Sizes.requireConnectable(idle);
    try (Workplace place = Workplace.open()) {
      Path keys = Keys.make(place);
      Server bare = Server.start(place, "echo-server", keys);
      Server ours = Server.start(place, "gateway-server", keys);
      talk(bare, ours);
      crowd(bare, ours);
    }
    return 0;
  }

  static List<Login> logins(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Login("bench-" + i, "password of bench-" + i))
        .toList();
  }

  private void talk(Server bare, Server ours) {
    try (Load toBare = Load.connect(bare.port(), logins(stations));
        Load toOurs = Load.connect(ours.port(), logins(stations))) {
      Script heartbeat = (station, count) -> Messages.heartbeat(count);
      Script event = (station, count) -> Messages.updated(count, "transaction-" + station, count);
      System.out.println(
          compare(bare, toBare, ours, toOurs, heartbeat)
              .atLeast("heartbeats per CPU second", HEARTBEATS_WANTED));
      System.out.println(
          compare(bare, toBare, ours, toOurs, event)
              .atLeast("TransactionEvents per CPU s, not stored", EVENTS_WANTED));
      System.out.println(
          allocated(bare, toBare, ours, toOurs, heartbeat)
              .above("bytes allocated per heartbeat", HEARTBEAT_BYTES_WANTED));
      System.out.println(
          allocated(bare, toBare, ours, toOurs, event)
              .above("bytes allocated per TransactionEvent", EVENT_BYTES_WANTED));
      if (toOurs.unexpected() > 0) {
        throw new BenchException(toOurs.unexpected() + " messages were refused.");
      }
    }
  }

  private Pairs compare(Server bare, Load toBare, Server ours, Load toOurs, Script script) {
    toBare.send(script, messages);
    toOurs.send(script, messages);
    CpuMeter bareMeter = new CpuMeter(bare::cpuSeconds);
    CpuMeter oursMeter = new CpuMeter(ours::cpuSeconds);
    return Pairs.take(
        pairs, () -> turn(bareMeter, toBare, script), () -> turn(oursMeter, toOurs, script));
  }

  private Pairs allocated(Server bare, Load toBare, Server ours, Load toOurs, Script script) {
    return Pairs.take(
        BYTE_PAIRS, () -> bytesEach(bare, toBare, script), () -> bytesEach(ours, toOurs, script));
  }

  private double bytesEach(Server server, Load load, Script script) {
    long before = server.allocatedBytes();
    load.send(script, messages);
    return (double) (server.allocatedBytes() - before) / messages;
  }

  private double turn(CpuMeter meter, Load load, Script script) {
    load.send(script, messages);
    return meter.lap(messages);
  }

  private void crowd(Server bare, Server ours) {
    IdleStations atBare = new IdleStations(bare, logins(idle));
    IdleStations atOurs = new IdleStations(ours, logins(idle));
    System.out.println(
        Pairs.take(BYTE_PAIRS, atBare::heapEach, atOurs::heapEach)
            .atMost("bytes of live heap per idle TLS station", HEAP_WANTED));
  }
}
