package org.voltide.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.net.URI;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLException;
import org.HdrHistogram.Recorder;

/**
 * Stations that each keep one message open: the next leaves when the answer to the last has come.
 * Certificates are not checked: what is measured is the server.
 */
final class Load implements AutoCloseable {
  private static final int PATIENCE_MINUTES = 5;
  private static final int MAX_FRAME = 1 << 20;
  private static final int CONNECTING_AT_ONCE = 10;
  private static final int DIGITS = 3;
  private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(PATIENCE_MINUTES);
  private static final String RESULT = "[3";
  private static final String CALL = "[2";

  /** What a station says; told its number and how many messages it has sent before. */
  interface Script {
    String message(int station, int count);
  }

  /** What a station says by itself after it has accepted what the server asked of it. */
  interface Consequence {
    /**
     * @param call what the server asked, in OCPP-J
     * @param count how many messages the station has sent before
     */
    Optional<String> of(int station, String call, int count);
  }

  /** A station's name and password. */
  record Login(String station, String password) {}

  private final EventLoopGroup loops = new EpollEventLoopGroup(1);
  private final List<Station> stations = new ArrayList<>();
  private final AtomicLong toSend = new AtomicLong();
  private final AtomicLong toAnswer = new AtomicLong();
  private final LongAdder unexpected = new LongAdder();
  private final LongAdder open = new LongAdder();
  private final Recorder latencies = new Recorder(HIGHEST_MICROS, DIGITS);
  private volatile Script script = (station, count) -> "";
  private volatile String expected = "";
  private volatile Consequence consequence = (station, call, count) -> Optional.empty();
  private volatile CompletableFuture<Void> answered = CompletableFuture.completedFuture(null);

  /** What stations show in a TLS handshake. */
  interface Credentials {
    /** For a connection of the station of that number. */
    SslContext of(int station);
  }

  /** Connects all stations over TLS, some at a time. */
  static Load connect(int port, List<Login> logins) {
    try {
      SslContext tls =
          SslContextBuilder.forClient().trustManager(InsecureTrustManagerFactory.INSTANCE).build();
      return connect(port, logins, _ -> tls);
    } catch (SSLException e) {
      throw new BenchException("There is no TLS: %s.".formatted(e.getMessage()), e);
    }
  }

  /** The same where stations show something of their own. */
  static Load connect(int port, List<Login> logins, Credentials credentials) {
    Load load = new Load();
    try {
      for (int from = 0; from < logins.size(); from += CONNECTING_AT_ONCE) {
        int to = Math.min(from + CONNECTING_AT_ONCE, logins.size());
        List<Station> some = new ArrayList<>();
        for (int i = from; i < to; i++) {
          some.add(load.connect(credentials.of(i), port, logins.get(i)));
        }
        for (Station station : some) {
          station.upgraded.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
        }
      }
      return load;
    } catch (ExecutionException | TimeoutException e) {
      load.close();
      throw new BenchException("The stations could not connect: %s.".formatted(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      load.close();
      throw new BenchException("The benchmark was interrupted.", e);
    }
  }

  private Station connect(SslContext tls, int port, Login login) {
    Station station = new Station(stations.size());
    stations.add(station);
    new Bootstrap()
        .group(loops)
        .channel(EpollSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .handler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                channel
                    .pipeline()
                    .addLast(
                        tls.newHandler(channel.alloc()),
                        new HttpClientCodec(),
                        new HttpObjectAggregator(MAX_FRAME),
                        new WebSocketClientProtocolHandler(handshake(port, login)),
                        station);
              }
            })
        .connect("127.0.0.1", port)
        .addListener(
            connecting -> {
              if (!connecting.isSuccess()) {
                station.upgraded.completeExceptionally(connecting.cause());
              }
            });
    return station;
  }

  private static WebSocketClientProtocolConfig handshake(int port, Login login) {
    String credentials = login.station() + ":" + login.password();
    HttpHeaders headers =
        new DefaultHttpHeaders()
            .add(
                HttpHeaderNames.AUTHORIZATION,
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    return WebSocketClientProtocolConfig.newBuilder()
        .webSocketUri(URI.create("wss://localhost:%d/ocpp/%s".formatted(port, login.station())))
        .version(WebSocketVersion.V13)
        .subprotocol("ocpp2.1")
        .customHeaders(headers)
        .maxFramePayloadLength(MAX_FRAME)
        .build();
  }

  /** How many stations there are. */
  int size() {
    return stations.size();
  }

  /** Has every station send one message. */
  void once(Script what) {
    send(what, stations.size());
  }

  /**
   * Sends so many messages in all and waits for all answers.
   *
   * @param messages no fewer than stations
   */
  void send(Script what, long messages) {
    script = what;
    toSend.set(messages - stations.size());
    toAnswer.set(messages);
    answered = new CompletableFuture<>();
    stations.forEach(station -> station.channel().eventLoop().execute(station::say));
    try {
      answered.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
    } catch (TimeoutException e) {
      throw new BenchException(
          "%d messages were not answered within %d minutes."
              .formatted(toAnswer.get(), PATIENCE_MINUTES),
          e);
    } catch (ExecutionException e) {
      throw new BenchException("The server hung up on a station.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("The benchmark was interrupted.", e);
    }
  }

  /** Has one station send one message now, and does not wait for the answer. */
  void tell(int station, Script what) {
    stations.get(station).channel().eventLoop().execute(() -> stations.get(station).say(what));
  }

  /** What stations do from now on about what the server asks of them. */
  void react(Consequence how) {
    consequence = how;
  }

  /** What every answer has to say from now on. */
  void expect(String text) {
    expected = text;
  }

  /** How long answers took, in microseconds. */
  Recorder latencies() {
    return latencies;
  }

  /** Messages that are not answered yet. */
  long open() {
    return open.sum();
  }

  /** Answers that were no CALLRESULT, or did not say what they had to. */
  long unexpected() {
    return unexpected.sum();
  }

  @Override
  public void close() {
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private final class Station extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    private final int number;
    private final CompletableFuture<Channel> upgraded = new CompletableFuture<>();
    private final Queue<Long> asked = new ArrayDeque<>();
    private int sent;

    Station(int number) {
      this.number = number;
    }

    Channel channel() {
      return upgraded.join();
    }

    void say() {
      say(script);
    }

    void say(Script what) {
      say(what.message(number, sent++));
    }

    private void say(String message) {
      Channel channel = channel();
      asked.add(System.nanoTime());
      open.increment();
      channel.writeAndFlush(
          new TextWebSocketFrame(ByteBufUtil.writeUtf8(channel.alloc(), message)),
          channel.voidPromise());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame frame) {
      CharSequence start =
          frame.content().getCharSequence(frame.content().readerIndex(), 2, StandardCharsets.UTF_8);
      boolean call = start.equals(CALL) && frame.content().readableBytes() > 2 && isOthers(frame);
      if (call) {
        obey(ctx, frame.text());
        return;
      }
      time();
      if (!start.equals(RESULT) && !start.equals(CALL) || !frame.text().contains(expected)) {
        unexpected.increment();
      }
      if (toSend.getAndDecrement() > 0) {
        say();
      }
      if (toAnswer.decrementAndGet() == 0) {
        answered.complete(null);
      }
    }

    /** Answers come in the order of what was asked. */
    private void time() {
      Long since = asked.poll();
      if (since != null) {
        long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - since);
        latencies.recordValue(Math.min(micros, HIGHEST_MICROS));
        open.decrement();
      }
    }

    /** An echo of ours has a number for a message id; the server's own ids are longer. */
    private boolean isOthers(TextWebSocketFrame frame) {
      int comma =
          frame.content().indexOf(4, Math.min(20, frame.content().writerIndex()), (byte) ',');
      return comma < 0;
    }

    /** Whatever the server asks is accepted. */
    private void obey(ChannelHandlerContext ctx, String call) {
      String id = call.split("\"", 3)[1];
      ctx.writeAndFlush(
          new TextWebSocketFrame("[3,\"" + id + "\",{\"status\":\"Accepted\"}]"),
          ctx.voidPromise());
      consequence
          .of(number, call, sent)
          .ifPresent(
              message -> {
                sent++;
                say(message);
              });
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
        upgraded.complete(ctx.channel());
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
      fail(new ClosedChannelException());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      fail(cause);
    }

    private void fail(Throwable cause) {
      upgraded.completeExceptionally(cause);
      answered.completeExceptionally(cause);
    }
  }
}
