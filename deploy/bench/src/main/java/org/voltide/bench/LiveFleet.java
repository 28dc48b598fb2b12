package org.voltide.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Recorder;

/**
 * Stations that live: every second one charges and tells its meter values in turn, one session
 * after the other; one message in twenty is another station's, whose connector is taken or left.
 * All of them together say so many messages in a second, however long answers take.
 */
final class LiveFleet implements AutoCloseable {
  /** Of the messages of a session: it never ends. */
  static final int ENDLESS = Integer.MAX_VALUE;

  private static final int STATUS_EVERY = 20;
  private static final int POLL_MILLIS = 100;

  private final Load load;
  private final int stations;
  private final int messagesOfSession;
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private final AtomicIntegerArray spoken;
  private final String run = UUID.randomUUID().toString().substring(0, 24);
  private final AtomicLong events = new AtomicLong();
  private int messages;

  private LiveFleet(Load load, int stations, int messagesOfSession) {
    this.load = load;
    this.stations = stations;
    this.messagesOfSession = messagesOfSession;
    this.spoken = new AtomicIntegerArray(stations);
  }

  /**
   * Connects stations that the core knows, has every second one begin to charge, and lets them talk
   * until closed.
   *
   * @param messagesOfSession after which it ends and the next begins
   */
  static LiveFleet begin(Core core, int stations, int perSecond, int messagesOfSession) {
    Load load = Load.connect(core.tlsPort(), GatewayBench.logins(stations));
    LiveFleet fleet = new LiveFleet(load, stations, messagesOfSession);
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
    return charges(station) ? event(station, count, 0) : Messages.heartbeat(count);
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
    return event(station, count, spoken.incrementAndGet(station));
  }

  /**
   * @param said how many events the station has told before, of all its sessions
   */
  private String event(int station, int count, int said) {
    events.incrementAndGet();
    int seqNo = said % messagesOfSession;
    String transaction = run + "%06d%06d".formatted(station, said / messagesOfSession);
    Instant now = Instant.now();
    if (seqNo == 0) {
      return Messages.started(count, transaction, "bench", now);
    }
    return seqNo == messagesOfSession - 1
        ? Messages.ended(count, transaction, seqNo, now)
        : Messages.metered(count, transaction, seqNo, now);
  }

  /** How long answers took, in microseconds. */
  Recorder latencies() {
    return load.latencies();
  }

  /** TransactionEvents that were told. */
  long events() {
    return events.get();
  }

  /**
   * Says no more, and waits for the answers to what was said.
   *
   * @return whether all came
   */
  boolean fallSilent(Duration patience) throws InterruptedException {
    pace.shutdownNow();
    boolean silent = pace.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
    for (long waited = 0; waited < patience.toMillis() && load.open() > 0; waited += POLL_MILLIS) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    return silent && load.open() == 0;
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
