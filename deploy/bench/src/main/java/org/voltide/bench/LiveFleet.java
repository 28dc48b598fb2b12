package org.voltide.bench;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Stations that live: every second one charges and tells its meter values in turn; one message in
 * twenty is another station's, whose connector is taken or left. All of them together say so many
 * messages in a second, however long answers take.
 */
final class LiveFleet implements AutoCloseable {
  private static final int STATUS_EVERY = 20;

  private final Load load;
  private final int stations;
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private final AtomicIntegerArray spoken;
  private final String run = UUID.randomUUID().toString().substring(0, 24);
  private int messages;

  private LiveFleet(Load load, int stations) {
    this.load = load;
    this.stations = stations;
    this.spoken = new AtomicIntegerArray(stations);
  }

  /**
   * Connects stations that the core knows, has every second one begin to charge, and lets them talk
   * until closed.
   */
  static LiveFleet begin(Core core, int stations, int perSecond) {
    LiveFleet fleet =
        new LiveFleet(Load.connect(core.tlsPort(), GatewayBench.logins(stations)), stations);
    fleet.load.once((_, count) -> Messages.boot(count));
    fleet.load.once((station, count) -> Messages.status(count, state(station), Instant.now()));
    fleet.load.once(fleet::begin);
    var _ =
        fleet.pace.scheduleAtFixedRate(
            fleet::speak, 0, TimeUnit.SECONDS.toMicros(1) / perSecond, TimeUnit.MICROSECONDS);
    return fleet;
  }

  private static boolean charges(int station) {
    return station % 2 == 0;
  }

  private static String state(int station) {
    return charges(station) ? "Occupied" : "Available";
  }

  private String begin(int station, int count) {
    return charges(station)
        ? Messages.started(count, transaction(station), "bench")
        : Messages.heartbeat(count);
  }

  private void speak() {
    int turn = messages++;
    if (turn % STATUS_EVERY == 0) {
      load.tell(2 * (turn / STATUS_EVERY % (stations / 2)) + 1, this::status);
    } else {
      load.tell(2 * (turn % (stations / 2)), this::meter);
    }
  }

  private String status(int station, int count) {
    boolean taken = spoken.getAndIncrement(station) % 2 == 0;
    return Messages.status(count, taken ? "Occupied" : "Available", Instant.now());
  }

  private String meter(int station, int count) {
    int seqNo = spoken.incrementAndGet(station);
    return Messages.metered(count, transaction(station), seqNo, Instant.now());
  }

  private String transaction(int station) {
    return run + "%012d".formatted(station);
  }

  /** Answers that were no CALLRESULT. */
  long unexpected() {
    return load.unexpected();
  }

  @Override
  public void close() {
    pace.shutdownNow();
    load.close();
  }
}
