package org.voltide.ocpp.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.voltide.ocpp.dialect.Dialect16;
import org.voltide.ocpp.dialect.Memory;
import org.voltide.ocpp.fault.Finding;
import org.voltide.ocpp.fault.OcppErrorCode;
import org.voltide.ocpp.fault.OcppFault;
import org.voltide.ocpp.frame.Frame;
import org.voltide.ocpp.frame.FrameReader;
import org.voltide.ocpp.frame.FrameWriter;
import org.voltide.ocpp.frame.Reading;
import org.voltide.ocpp.message.Action16;
import org.voltide.ocpp.message.OcppAction;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;

/**
 * An open WebSocket to a station. What is not of {@link StationConnection} runs on its event loop.
 */
final class StationSocket implements StationConnection {
  private final GatewayParts parts;
  private final Channel channel;
  private final StationAdmitted admitted;
  private final OcppVersion version;
  private final Instant openedAt;
  private final FrameReader reader;
  private final FrameWriter writer;
  private final Mailbox mailbox;
  private final CallQueue calls;

  /** Translators, for OCPP 1.6. */
  private final Optional<Inward> inward;

  private final Optional<Outward> outward;
  private volatile Life life = Life.NEW;
  private volatile boolean closing;
  private boolean inRead;

  /** What the central system knows of this connection; changes only under the monitor. */
  private enum Life {
    NEW,
    OPEN,
    ENDED
  }

  StationSocket(
      GatewayParts parts, Channel channel, StationAdmitted admitted, OcppVersion version) {
    this.parts = parts;
    this.channel = channel;
    this.admitted = admitted;
    this.version = version;
    this.openedAt = parts.clock().instant();
    this.reader = new FrameReader(version, admitted.strict());
    this.writer = new FrameWriter(version);
    this.mailbox = new Mailbox(this, parts);
    this.calls = new CallQueue(this, parts);
    Optional<Dialect16> dialect =
        version == OcppVersion.V1_6 ? Optional.of(dialect()) : Optional.empty();
    this.inward = dialect.map(spoken -> new Inward(this, parts.central(), spoken));
    this.outward = dialect.map(spoken -> new Outward(this, spoken));
  }

  private Dialect16 dialect() {
    Memory memory = parts.memories().computeIfAbsent(stationId(), _ -> new Memory());
    memory.recall(admitted.terms().tags());
    return new Dialect16(memory, openedAt, parts.clock(), this::found);
  }

  @Override
  public String stationId() {
    return admitted.stationId();
  }

  @Override
  public long epoch() {
    return admitted.terms().epoch();
  }

  @Override
  public OcppVersion version() {
    return version;
  }

  @Override
  public int securityProfile() {
    return admitted.securityProfile();
  }

  @Override
  public boolean renewOnly() {
    return admitted.terms().renewOnly();
  }

  @Override
  public InetSocketAddress remote() {
    return admitted.remote();
  }

  @Override
  public Instant openedAt() {
    return openedAt;
  }

  @Override
  public <R extends Response> CompletionStage<CallOutcome<R>> call(Request<R> request) {
    boolean old = OcppAction.of(request) instanceof Action16;
    if (old == (version == OcppVersion.V1_6)) {
      return send(request);
    }
    return outward
        .map(translator -> translator.call(request))
        .orElseGet(() -> CompletableFuture.completedFuture(foreign(request)));
  }

  private <R extends Response> CallOutcome<R> foreign(Request<R> request) {
    return new CallOutcome.InvalidRequest<>(
        OcppFault.of(
            OcppErrorCode.NotSupported,
            version.subprotocol() + " has no " + request.getClass().getSimpleName()));
  }

  /** Sends a CALL in the connection's own version. */
  <R extends Response> CompletionStage<CallOutcome<R>> send(Request<R> request) {
    CompletableFuture<CallOutcome<R>> outcome = new CompletableFuture<>();
    OpenCall<R> call = new OpenCall<>(request, outcome, parts.callers());
    channel.eventLoop().execute(() -> calls.add(call));
    return outcome;
  }

  /** Puts what a station of 1.6 thereby said to the central system, after what it said before. */
  void imply(Request<?> request) {
    channel.eventLoop().execute(() -> mailbox.imply(request));
  }

  /** Asks the central system, in the words it understands. */
  CompletionStage<? extends Response> ask(String messageId, Request<?> request) {
    return inward.isPresent()
        ? inward.get().handle(messageId, request)
        : parts.central().handle(this, messageId, request);
  }

  /** Counts a deviation and tells the central system of it. */
  void found(Finding finding) {
    parts.counters().count(GatewayEvent.FORGIVEN);
    parts.central().found(this, finding);
  }

  @Override
  public void close(int statusCode, String reason) {
    closing = true;
    channel.writeAndFlush(new CloseWebSocketFrame(statusCode, reason));
  }

  Channel channel() {
    return channel;
  }

  /** Tells the central system of this connection, unless a newer one has come meanwhile. */
  synchronized void open() {
    if (life == Life.NEW) {
      life = Life.OPEN;
      parts.counters().count(GatewayEvent.OPENED);
      parts.central().opened(this);
    }
  }

  /**
   * From now on nothing this connection says is heard, and nothing is answered on it. Called on the
   * event loop of the newer connection.
   */
  void supersede() {
    end();
    channel.eventLoop().execute(this::dropAll);
    close(1008, "a newer connection owns this station");
  }

  /** Tells the central system once, so that it hears of the end before it hears of a successor. */
  private synchronized void end() {
    boolean known = life == Life.OPEN;
    life = Life.ENDED;
    if (known) {
      parts.counters().count(GatewayEvent.CLOSED);
      parts.central().closed(this);
    }
  }

  /**
   * Asks the central system something, unless it has heard of this connection's end. The monitor
   * keeps a successor on another event loop from opening in between; nobody else ever wants it.
   */
  synchronized <T> Optional<T> whileOpen(Supplier<T> question) {
    return life == Life.OPEN ? Optional.of(question.get()) : Optional.empty();
  }

  /** Takes one whole text message. */
  void read(ByteBuf text) {
    if (life != Life.OPEN) {
      return;
    }
    parts.counters().count(GatewayEvent.MESSAGE_IN);
    inRead = true;
    try {
      readOpen(text);
    } finally {
      inRead = false;
    }
  }

  private void readOpen(ByteBuf text) {
    MessageSpan span = parts.central().arrived(this);
    switch (reader.read(text, calls)) {
      case Reading.Understood(Frame frame, Set<Finding> findings) -> {
        if (!findings.isEmpty()) {
          findings.forEach(this::found);
        }
        understood(frame, text, span);
      }
      case Reading.Refused refused -> refused(refused, text, span);
      case Reading.Unexpected late -> {
        parts.counters().count(GatewayEvent.LATE_ANSWER);
        trace(late.type().number(), late.messageId(), Optional.empty(), text, Optional.empty());
      }
    }
  }

  private void understood(Frame frame, ByteBuf text, MessageSpan span) {
    switch (frame) {
      case Frame.Call call -> {
        trace(2, call.messageId(), Optional.of(call.action().name()), text, Optional.empty());
        span.read(call.action(), call.messageId());
        handle(call, span);
      }
      case Frame.Send send -> {
        trace(6, send.messageId(), Optional.of(send.action().name()), text, Optional.empty());
        span.read(send.action(), send.messageId());
        handle(send, span);
      }
      case Frame.CallResult result ->
          calls
              .open(result.messageId())
              .ifPresent(
                  call -> {
                    traceAnswer(3, call, text, Optional.empty());
                    calls.answered(call, result.payload());
                  });
      case Frame.CallError error ->
          calls
              .open(error.messageId())
              .ifPresent(
                  call -> {
                    traceAnswer(4, call, text, Optional.of(error.code()));
                    calls.refused(call, error);
                  });
      case Frame.CallResultError error -> {
        parts.counters().count(GatewayEvent.ANSWER_REFUSED);
        trace(5, error.messageId(), Optional.empty(), text, Optional.of(error.code()));
      }
    }
  }

  private void handle(Frame message, MessageSpan span) {
    if (!mailbox.add(message, span)) {
      parts.counters().count(GatewayEvent.MAILBOX_FULL);
      close(1008, "too many messages before earlier ones were answered");
    }
  }

  private void refused(Reading.Refused refused, ByteBuf text, MessageSpan span) {
    parts.counters().count(GatewayEvent.MESSAGE_REFUSED);
    String code = refused.fault().code().name();
    Optional<String> action =
        refused.action().flatMap(name -> OcppAction.named(name, version)).map(OcppAction::name);
    trace(refused.messageType(), refused.messageId(), action, text, Optional.of(code));
    if (refused.wantsCallError()) {
      write(Frame.CallError.of(refused.messageId(), refused.fault()));
      span.answered(Optional.of(code));
      return;
    }
    calls
        .open(refused.messageId())
        .ifPresent(
            call -> {
              if (version.isAtLeast(OcppVersion.V2_1)) {
                write(Frame.CallResultError.of(refused.messageId(), refused.fault()));
              }
              calls.invalid(call, refused.fault());
            });
  }

  /**
   * Answers a CALL of the station, unless the connection no longer owns it or is closing.
   *
   * @throws org.voltide.ocpp.fault.OcppFaultException when this version cannot say it
   */
  void answer(Frame frame, OcppAction action, long sinceNanos) {
    if (life == Life.OPEN && !closing) {
      write(
          frame,
          Optional.of(action.name()),
          Optional.of(Duration.ofNanos(System.nanoTime() - sinceNanos)));
    }
  }

  /**
   * Sends a frame that answers nothing.
   *
   * @throws org.voltide.ocpp.fault.OcppFaultException when this version cannot say it
   */
  void write(Frame frame) {
    Optional<String> action =
        frame instanceof Frame.Call call ? Optional.of(call.action().name()) : Optional.empty();
    write(frame, action, Optional.empty());
  }

  private void write(Frame frame, Optional<String> action, Optional<Duration> latency) {
    ByteBuf text = channel.alloc().buffer();
    try {
      writer.write(frame, text);
    } catch (RuntimeException e) {
      text.release();
      throw e;
    }
    Optional<String> errorCode =
        switch (frame) {
          case Frame.CallError error -> Optional.of(error.code());
          case Frame.CallResultError error -> Optional.of(error.code());
          case Frame.Call _, Frame.CallResult _, Frame.Send _ -> Optional.empty();
        };
    parts.counters().count(GatewayEvent.MESSAGE_OUT);
    parts
        .central()
        .traced(
            new MessageTrace(
                stationId(),
                epoch(),
                MessageTrace.Direction.OUT,
                parts.clock().instant(),
                frame.type().number(),
                frame.messageId(),
                action,
                KeptText.of(text, parts.settings().traceBytes()),
                errorCode,
                latency));
    TextWebSocketFrame message = new TextWebSocketFrame(text);
    if (inRead) {
      channel.write(message, channel.voidPromise());
    } else {
      channel.writeAndFlush(message, channel.voidPromise());
    }
  }

  private void traceAnswer(int type, OpenCall<?> call, ByteBuf text, Optional<String> errorCode) {
    traceIn(
        type,
        call.messageId(),
        Optional.of(call.action().name()),
        text,
        errorCode,
        Optional.of(call.age()));
  }

  private void trace(
      int type,
      String messageId,
      Optional<String> action,
      ByteBuf text,
      Optional<String> errorCode) {
    traceIn(type, messageId, action, text, errorCode, Optional.empty());
  }

  private void traceIn(
      int type,
      String messageId,
      Optional<String> action,
      ByteBuf text,
      Optional<String> errorCode,
      Optional<Duration> latency) {
    parts
        .central()
        .traced(
            new MessageTrace(
                stationId(),
                epoch(),
                MessageTrace.Direction.IN,
                parts.clock().instant(),
                type,
                messageId,
                action,
                KeptText.of(text, parts.settings().traceBytes()),
                errorCode,
                latency));
  }

  /** The channel is gone. It stays the owner until told, so that a successor comes after that. */
  void closed() {
    dropAll();
    end();
    parts.connections().remove(this);
  }

  /** Nobody handles what waits, and who called the station hears that it is gone. */
  private void dropAll() {
    mailbox.close();
    calls.close();
  }
}
