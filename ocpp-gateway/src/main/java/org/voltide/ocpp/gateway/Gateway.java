package org.voltide.ocpp.gateway;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;

/** The WebSocket server that stations connect to. Thread-safe. */
public final class Gateway implements StationLink, AutoCloseable {
  private static final int BACKLOG = 4096;

  private final GatewayParts parts;
  private final Transport transport;
  private final Map<Entrance, TlsContexts> tls = new EnumMap<>(Entrance.class);
  private final Map<Entrance, Channel> servers = new EnumMap<>(Entrance.class);

  private Gateway(GatewayParts parts) {
    this.parts = parts;
    this.transport = Transport.of(parts.settings().eventLoops());
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
            Executors.newVirtualThreadPerTaskExecutor(),
            new ConcurrentHashMap<>());
    Gateway gateway = new Gateway(parts);
    try {
      gateway.listen();
    } catch (GatewayStartException e) {
      gateway.close();
      throw e;
    }
    return gateway;
  }

  private void listen() {
    listen(Entrance.PLAIN, parts.settings().plainPort());
    parts.settings().tls().ifPresent(this::listen);
  }

  private void listen(TlsSettings wanted) {
    List<ServerCredential> credentials = wanted.credentials();
    tls.put(Entrance.TLS, new TlsContexts(ServerTls.of(wanted, false), credentials));
    listen(Entrance.TLS, wanted.port());
    if (wanted.mutualPort().isPresent()) {
      tls.put(Entrance.MUTUAL_TLS, new TlsContexts(ServerTls.of(wanted, true), credentials));
      listen(Entrance.MUTUAL_TLS, wanted.mutualPort().getAsInt());
    }
  }

  private void listen(Entrance entrance, int port) {
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
            .childHandler(
                new StationPipeline(parts, entrance, Optional.ofNullable(tls.get(entrance))))
            .bind(settings.host(), port)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      String reason = String.valueOf(bound.cause().getMessage());
      throw new GatewayStartException(
          "cannot listen on " + settings.host() + " port " + port + ": " + reason, bound.cause());
    }
    servers.put(entrance, bound.channel());
  }

  /** Where {@code ws} is served. */
  public int plainPort() {
    return port(Entrance.PLAIN).orElseThrow();
  }

  /** Where {@code wss} is served to stations with a password, if it is. */
  public OptionalInt tlsPort() {
    return port(Entrance.TLS);
  }

  /** Where {@code wss} is served to stations with a certificate, if it is. */
  public OptionalInt mutualTlsPort() {
    return port(Entrance.MUTUAL_TLS);
  }

  private OptionalInt port(Entrance entrance) {
    return Stream.ofNullable(servers.get(entrance))
        .mapToInt(server -> ((InetSocketAddress) server.localAddress()).getPort())
        .findFirst();
  }

  /**
   * Shows these to every TLS client from now on; open connections go on.
   *
   * @param credentials as in {@link TlsSettings#credentials}
   * @throws IllegalArgumentException when they are not
   * @throws GatewayStartException when a key and its certificate do not fit; then those before stay
   */
  public void reload(List<ServerCredential> credentials) {
    List<ServerCredential> servable = TlsSettings.servable(credentials);
    tls.values().forEach(contexts -> contexts.replace(servable));
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
    servers.values().forEach(server -> server.close().awaitUninterruptibly());
    parts.connections().closeAll(1001, "the server is going away", parts.settings().closeTimeout());
    transport.shutDown();
    tls.values().forEach(TlsContexts::close);
  }
}
