package org.voltide.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.voltide.bench.Endurance.Stretch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A fleet that charges for as long as you like: sessions begin, tell meter values and end, and what
 * core and database need for it is told every few minutes. At the end everything that was answered
 * has to be in the database.
 */
@Command(
    name = "load",
    description = "A fleet that charges for minutes or hours: latency, processors and memory.")
final class LoadBench implements Callable<Integer> {
  private static final int LEAST_STATIONS = 20;
  private static final int MESSAGES_OF_SESSION = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final double MICROS_PER_MILLI = 1_000;

  @Option(
      names = "--stations",
      defaultValue = "1000",
      description = "Stations, of which every second one charges (${DEFAULT-VALUE}).")
  private int stations;

  @Option(
      names = "--messages",
      defaultValue = "50",
      description = "Messages that the stations say in a second (${DEFAULT-VALUE}).")
  private int messages;

  @Option(names = "--minutes", defaultValue = "10", description = "How long (${DEFAULT-VALUE}).")
  private int minutes;

  @Option(
      names = "--stretches",
      defaultValue = "10",
      description = "Lines of the table, each an equal part of the time (${DEFAULT-VALUE}).")
  private int stretches;

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    Sizes.requireAtLeast("--stations", stations, LEAST_STATIONS);
    Sizes.requireAtLeast("--messages", messages, 1);
    Sizes.requireAtLeast("--minutes", minutes, 1);
    Sizes.requireAtLeast("--stretches", stretches, 1);
    Sizes.requireConnectable(stations);
    try (Workplace place = Workplace.open()) {
      Core core = Core.start(place);
      Fleet.register(core, stations);
      core.post("/tokens", "{\"idToken\":\"bench\",\"type\":\"ISO14443\"}");
      try (LiveFleet fleet = LiveFleet.begin(core, stations, messages, MESSAGES_OF_SESSION)) {
        Endurance run = run(core, fleet);
        boolean balanced = balance(core, fleet);
        System.out.println(run.verdict());
        return run.isSteady() && balanced ? 0 : 1;
      }
    }
  }

  private Endurance run(Core core, LiveFleet fleet) throws IOException, InterruptedException {
    System.out.printf("%d stations are connected%n%s%n", stations, Endurance.header());
    Endurance run = new Endurance();
    long began = System.nanoTime();
    long length = TimeUnit.MINUTES.toNanos(minutes);
    fleet.latencies().reset();
    for (int i = 1; i <= stretches; i++) {
      double cpu = core.cpuSeconds();
      long from = System.nanoTime();
      TimeUnit.NANOSECONDS.sleep(began + length * i / stretches - from);
      double seconds = (System.nanoTime() - from) / 1e9;
      Histogram latencies = fleet.latencies().getIntervalHistogram();
      double busy = (core.cpuSeconds() - cpu) / seconds;
      Stretch stretch =
          new Stretch(
              (System.nanoTime() - began) / 60e9,
              latencies.getTotalCount() / seconds,
              busy,
              latencies.getValueAtPercentile(50) / MICROS_PER_MILLI,
              latencies.getValueAtPercentile(99) / MICROS_PER_MILLI,
              latencies.getMaxValue() / MICROS_PER_MILLI,
              core.liveBytes(),
              core.memory(),
              core.databaseMemory());
      // Who waited for the collection just made waited for this program, not for the core.
      fleet.latencies().reset();
      run.add(stretch);
      System.out.println(stretch.line());
    }
    return run;
  }

  private static boolean balance(Core core, LiveFleet fleet)
      throws IOException, InterruptedException, SQLException {
    boolean all = fleet.fallSilent(PATIENCE);
    long stored = core.count("select count(*) from transaction_event");
    System.out.printf(
        "%d events told, %s; %d stored; %d messages refused%n",
        fleet.events(), all ? "all answered" : "not all answered", stored, fleet.unexpected());
    return all && stored == fleet.events() && fleet.unexpected() == 0;
  }
}
