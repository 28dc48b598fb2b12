package org.voltide.simulator.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.voltide.ocpp.message.Action;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.OneWay;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.transactions.TransactionEventRequest;
import org.voltide.ocpp.message.transactions.TransactionEventResponse;
import org.voltide.simulator.time.Loop;

/**
 * A station's way to the CSMS over all its connections: dials again after a loss, keeps one CALL
 * outstanding, answers the CSMS's calls, and keeps transaction messages until they were answered.
 * Confined to the world's loop.
 */
public final class Uplink {
  private static final System.Logger LOG = System.getLogger(Uplink.class.getName());

  /** What the station does with its line. */
  public interface Station {
    /**
     * Answers a call.
     *
     * @param bytes the size of its payload
     * @throws CallFault to answer with a CALLERROR
     */
    Response answer(Request<?> request, int bytes);

    /** The line is up; {@code first} until the CSMS has accepted a BootNotification. */
    void connected(boolean first);

    /** There is no line any more. */
    void disconnected();
  }

  /** Beyond this many waiting messages nothing but transaction events is kept. */
  private static final int MAX_KEPT = 200;

  private record Outstanding(String id, Pending pending) {}

  private final String identity;
  private final OcppVersion version;
  private final Line.Opener opener;
  private final Loop loop;
  private final Patience patience;
  private final RandomGenerator random;
  private final Habits habits;
  private final Counters counters = new Counters();
  private final Outbox outbox;
  private final Station station;
  private Optional<Line> line = Optional.empty();
  private Optional<Outstanding> outstanding = Optional.empty();
  private int dial;
  private boolean dialling;
  private Standing standing = Standing.UNKNOWN;
  private boolean soliciting;
  private boolean pausing;
  private boolean ended;
  private int failures;

  public Uplink(
      String identity,
      OcppVersion version,
      Line.Opener opener,
      Loop loop,
      Patience patience,
      RandomGenerator random,
      Habits habits,
      Station station) {
    this.identity = identity;
    this.version = version;
    this.opener = opener;
    this.loop = loop;
    this.patience = patience;
    this.random = random;
    this.habits = habits;
    this.outbox = new Outbox(habits, counters);
    this.station = station;
  }

  /** Dials unless there is a line, or the station is told to keep off it. */
  public void connect() {
    if (line.isEmpty() && !dialling && !ended && !habits.offline().getAsBoolean()) {
      dialling = true;
      opener.open(new Dial(++dial));
    }
  }

  /** Cuts the line as a broken cable would; dials again with the usual back-off. */
  public void cut() {
    line.ifPresent(Line::cut);
    if (line.isPresent()) {
      closed("cut");
    }
  }

  /** Closes the line as a restart does; the next one begins with a BootNotification. */
  public void restart() {
    standing = Standing.UNKNOWN;
    line.ifPresent(Line::close);
  }

  /** Closes the line for good. */
  public void end() {
    ended = true;
    line.ifPresent(Line::close);
  }

  public boolean online() {
    return line.isPresent();
  }

  /** The CSMS answered a BootNotification; once it accepted, everything may be said. */
  public void booted(Standing now) {
    standing = now;
    pump();
  }

  public Standing standing() {
    return standing;
  }

  /** Runs what the CSMS asked for: what it says may leave even while the station is pending. */
  public void solicited(Runnable effect) {
    boolean before = soliciting;
    soliciting = true;
    try {
      effect.run();
    } finally {
      soliciting = before;
    }
  }

  public Counters counters() {
    return counters;
  }

  /** Messages that wait for their answer or their turn. */
  public int waiting() {
    return outbox.size() + (outstanding.isPresent() ? 1 : 0);
  }

  public boolean holdsTransactionMessages() {
    return holdsMessagesOf(any -> true);
  }

  /** Whether messages of such a transaction wait for their answer or their turn. */
  public boolean holdsMessagesOf(Predicate<String> transactionId) {
    return outbox.holds(p -> p.tellsOf(transactionId))
        || outstanding.filter(o -> o.pending.tellsOf(transactionId)).isPresent();
  }

  /** Asks the CSMS something now; fails when the line is down or goes down before the answer. */
  public <R extends Response> void call(
      Request<R> request, Class<R> responseType, Consumer<R> answered, Consumer<String> failed) {
    if (line.isEmpty()) {
      failed.accept("offline");
      return;
    }
    enqueue(Pending.of(request, responseType, false, soliciting, answered, failed));
  }

  /** Tells the CSMS something that is only worth telling now. */
  public <R extends Response> void tell(Request<R> request) {
    call(request, responseType(request), answer -> {}, why -> {});
  }

  /** Tells the CSMS something it must learn of, after a reconnect if need be. */
  public <R extends Response> void keep(Request<R> request) {
    if (waiting() >= MAX_KEPT) {
      counters.dropped++;
      return;
    }
    enqueue(Pending.of(request, responseType(request), true, soliciting, answer -> {}, why -> {}));
  }

  /** Says something that is never answered; lost when there is no line (OCPP 2.1 part 4, 4.2.5). */
  public void send(OneWay message) {
    if (standing == Standing.ACCEPTED) {
      JsonNode payload = Payloads.JSON.valueToTree(message);
      String action = Action.of(message).name();
      send(new Frame.Send(UUID.randomUUID().toString(), action, payload));
    }
  }

  @SuppressWarnings("unchecked") // The table of actions pairs each request with its response.
  private static <R extends Response> Class<R> responseType(Request<R> request) {
    return (Class<R>) Action.of(request).responseType().orElseThrow();
  }

  /** Tells the CSMS about a transaction, however long it takes. */
  public void report(TransactionEventRequest event, Consumer<TransactionEventResponse> answered) {
    enqueue(
        Pending.of(event, TransactionEventResponse.class, true, soliciting, answered, why -> {}));
  }

  private void opened(Line opened) {
    dialling = false;
    if (ended || habits.offline().getAsBoolean()) {
      opened.cut();
      return;
    }
    line = Optional.of(opened);
    failures = 0;
    counters.connects++;
    station.connected(standing != Standing.ACCEPTED);
    pump();
  }

  private void closed(String why) {
    dial++;
    LOG.log(Level.DEBUG, "{0}: {1}", identity, why);
    line = Optional.empty();
    dialling = false;
    outstanding.map(Outstanding::pending).ifPresent(this::interrupted);
    outstanding = Optional.empty();
    outbox.removeTransient().forEach(pending -> pending.failed().accept("offline"));
    station.disconnected();
    loop.after(patience.redial().wait(failures++, random), this::connect);
  }

  private void received(String text) {
    try {
      Frame.read(text).ifPresent(this::handle);
    } catch (CallFault e) {
      send(new Frame.Fault("-1", e.code(), String.valueOf(e.getMessage())));
    }
  }

  private void handle(Frame frame) {
    switch (frame) {
      case Frame.Call call -> send(answerTo(call));
      case Frame.Result result -> settled(result.id(), pending -> accept(pending, result));
      case Frame.Fault fault ->
          settled(
              fault.id(), pending -> refused(pending, fault.code() + " " + fault.description()));
      // Only stations send these.
      case Frame.Send unheard -> {}
      case Frame.ResultFault fault ->
          LOG.log(Level.WARNING, "{0}: answer refused: {1}", identity, fault.description());
    }
  }

  private Frame answerTo(Frame.Call call) {
    try {
      Action action =
          Action.named(call.action())
              .filter(known -> known.toStation() && known.isIn(version))
              .orElseThrow(() -> new CallFault("NotImplemented", call.action() + " is unknown"));
      if (standing == Standing.REJECTED) {
        throw new CallFault("SecurityError", "the CSMS has rejected this station");
      }
      var request = (Request<?>) parse(call.payload(), action.requestType());
      int bytes = call.payload().toString().getBytes(StandardCharsets.UTF_8).length;
      return new Frame.Result(call.id(), Payloads.JSON.valueToTree(station.answer(request, bytes)));
    } catch (CallFault e) {
      return new Frame.Fault(call.id(), e.code(), String.valueOf(e.getMessage()));
    }
  }

  private static <T> T parse(JsonNode payload, Class<T> type) {
    try {
      return Payloads.JSON.treeToValue(payload, type);
    } catch (JsonProcessingException e) {
      throw new CallFault("FormatViolation", e.getOriginalMessage(), e);
    }
  }

  private void enqueue(Pending pending) {
    outbox.add(pending);
    pump();
  }

  private void pump() {
    while (line.isPresent() && outstanding.isEmpty() && !pausing) {
      Optional<Pending> next = outbox.next(standing);
      if (next.isEmpty()) {
        return;
      }
      var asked = new Outstanding(UUID.randomUUID().toString(), next.get());
      outstanding = Optional.of(asked);
      JsonNode payload = Payloads.JSON.valueToTree(asked.pending.request());
      send(new Frame.Call(asked.id, asked.pending.action().name(), payload));
      loop.after(patience.answer(), () -> timedOut(asked));
    }
  }

  private void timedOut(Outstanding asked) {
    if (outstanding.filter(asked::equals).isPresent()) {
      outstanding = Optional.empty();
      refused(asked.pending, "no answer in " + patience.answer());
      pump();
    }
  }

  /** Late and unexpected answers are dropped. */
  private void settled(String id, Consumer<Pending> how) {
    Optional<Pending> settled = outstanding.filter(o -> o.id.equals(id)).map(Outstanding::pending);
    if (settled.isPresent()) {
      outstanding = Optional.empty();
      how.accept(settled.get());
      pump();
    }
  }

  private void accept(Pending pending, Frame.Result result) {
    Class<? extends Response> type = pending.action().responseType().orElseThrow();
    Response response;
    try {
      response = parse(result.payload(), type);
    } catch (CallFault e) {
      if (version.isAtLeast(OcppVersion.V2_1)) {
        send(new Frame.ResultFault(result.id(), e.code(), String.valueOf(e.getMessage())));
      }
      refused(pending, "unreadable answer: " + e.getMessage());
      return;
    }
    if (pending.durable() && pending.tellsOf(any -> true) && habits.repeats().getAsBoolean()) {
      counters.repeated++;
      outbox.returnToHead(pending.echo());
    }
    pending.answered().accept(response);
  }

  /** Transaction messages are tried again a few times (OCPP 2.1 E13), all others fail. */
  private void refused(Pending pending, String why) {
    LOG.log(Level.WARNING, "{0}: {1} failed: {2}", identity, pending.action(), why);
    if (!pending.durable() || !pending.tellsOf(any -> true)) {
      pending.failed().accept(why);
      return;
    }
    if (pending.attempts() + 1 >= patience.attempts()) {
      counters.dropped++;
      return;
    }
    Pending again = pending.failedOnce();
    outbox.returnToHead(again);
    counters.resent++;
    pausing = true;
    loop.after(patience.betweenAttempts().multipliedBy(again.attempts()), this::resume);
  }

  private void interrupted(Pending pending) {
    if (pending.durable()) {
      counters.resent++;
      outbox.returnToHead(pending);
    } else {
      pending.failed().accept("offline");
    }
  }

  private void resume() {
    pausing = false;
    pump();
  }

  private void send(Frame frame) {
    line.ifPresent(open -> open.send(frame.text()));
  }

  /**
   * Real-time limits of a line.
   *
   * @param answer how long an answer may take
   * @param attempts {@code MessageAttempts} for transaction messages
   * @param betweenAttempts {@code MessageAttemptInterval}, multiplied by the attempts made
   */
  public record Patience(Duration answer, int attempts, Duration betweenAttempts, Backoff redial) {
    public static final Patience DEFAULT =
        new Patience(Duration.ofSeconds(30), 5, Duration.ofSeconds(2), Backoff.DEFAULT);
  }

  /** One attempt to have a line: brings its events onto the loop while it is the latest one. */
  private final class Dial implements Line.Events {
    private final int number;

    Dial(int number) {
      this.number = number;
    }

    @Override
    public void opened(Line opened) {
      loop.execute(
          () -> {
            if (number == dial) {
              Uplink.this.opened(opened);
            } else {
              opened.cut();
            }
          });
    }

    @Override
    public void received(String text) {
      whileLatest(() -> Uplink.this.received(text));
    }

    @Override
    public void closed(String why) {
      whileLatest(() -> Uplink.this.closed(why));
    }

    private void whileLatest(Runnable event) {
      loop.execute(
          () -> {
            if (number == dial) {
              event.run();
            }
          });
    }
  }
}
