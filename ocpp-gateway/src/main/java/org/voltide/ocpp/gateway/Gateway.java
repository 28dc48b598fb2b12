package org.voltide.ocpp.gateway;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.ssl.SslContext;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;

/** The WebSocket server that stations connect to. Thread-safe. */
public final class Gateway implements StationLink, AutoCloseable {
  private static final int BACKLOG = 4096;

  private final GatewayParts parts;
  private final Transport transport;
  private final Optional<SslContext> tls;
  private @Nullable Channel plainServer;
  private @Nullable Channel tlsServer;

  private Gateway(GatewayParts parts, Optional<SslContext> tls) {
    this.parts = parts;
    this.transport = Transport.of(parts.settings().eventLoops());
    this.tls = tls;
  }

  /**
   * Starts listening.
   *
   * @param clock domain time, for {@link StationConnection#openedAt} and {@link MessageTrace}
   * @throws GatewayStartException when a port is taken or the TLS key does not fit
   */
  public static Gateway start(GatewaySettings settings, CentralSystem central, Clock clock) {
    GatewayCounters counters = new GatewayCounters();
    GatewayParts parts =
        new GatewayParts(
            settings,
            central,
            clock,
            new Connections(counters),
            counters,
            new AtomicInteger(),
            Executors.newVirtualThreadPerTaskExecutor());
    Gateway gateway = new Gateway(parts, settings.tls().map(ServerTls::context));
    try {
      gateway.bind();
    } catch (GatewayStartException e) {
      gateway.close();
      throw e;
    }
    return gateway;
  }

  private void bind() {
    GatewaySettings settings = parts.settings();
    plainServer = bind(settings.plainPort(), Optional.empty());
    if (settings.tls().isPresent()) {
      tlsServer = bind(settings.tls().get().port(), tls);
    }
  }

  private Channel bind(int port, Optional<SslContext> tls) {
    GatewaySettings settings = parts.settings();
    ChannelFuture bound =
        new ServerBootstrap()
            .group(transport.acceptor(), transport.loops())
            .channel(transport.channel())
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(
                ChannelOption.WRITE_BUFFER_WATER_MARK,
                new WriteBufferWaterMark(
                    settings.maxUnwrittenBytes() / 2, settings.maxUnwrittenBytes()))
            .childHandler(new StationPipeline(parts, tls))
            .bind(settings.host(), port)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      String reason = String.valueOf(bound.cause().getMessage());
      throw new GatewayStartException(
          "cannot listen on " + settings.host() + " port " + port + ": " + reason, bound.cause());
    }
    return bound.channel();
  }

  /** Where {@code ws} is served. */
  public int plainPort() {
    return plainServer == null ? parts.settings().plainPort() : port(plainServer);
  }

  /** Where {@code wss} is served, if it is. */
  public OptionalInt tlsPort() {
    return tlsServer == null ? OptionalInt.empty() : OptionalInt.of(port(tlsServer));
  }

  private static int port(Channel server) {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  public GatewayCounters counters() {
    return parts.counters();
  }

  /** How many stations are connected now. */
  public int connected() {
    return parts.connections().size();
  }

  @Override
  public <R extends Response> CompletionStage<CallOutcome<R>> call(
      String stationId, Request<R> request) {
    return connection(stationId)
        .map(connection -> connection.call(request))
        .orElseGet(() -> CompletableFuture.completedFuture(new CallOutcome.NotConnected<>()));
  }

  @Override
  public Optional<StationConnection> connection(String stationId) {
    return parts.connections().of(stationId);
  }

  /** Stops listening, tells every station with 1001 (going away), and frees all threads. */
  @Override
  public void close() {
    for (Channel server : new Channel[] {plainServer, tlsServer}) {
      if (server != null) {
        server.close().awaitUninterruptibly();
      }
    }
    parts.connections().closeAll(1001, "the server is going away", parts.settings().closeTimeout());
    transport.shutDown();
    tls.ifPresent(ReferenceCountUtil::release);
  }
}
