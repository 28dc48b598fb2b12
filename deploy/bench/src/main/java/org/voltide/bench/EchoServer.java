package org.voltide.bench;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * The baseline: what Netty alone does with a WebSocket message over TLS, which is to send it back.
 * Same transport and TLS engine as the gateway, as many event loops, nothing else.
 */
@Command(name = "echo-server", hidden = true)
final class EchoServer implements Callable<Integer> {
  private static final int MAX_REQUEST = 8192;

  @Parameters(index = "0")
  private Path keys;

  /** Root of the certificates that stations have to show; absent: they show none. */
  @Parameters(index = "1", arity = "0..1")
  private @Nullable Path stationRoot;

  @Override
  public Integer call() throws Exception {
    SslContext tls = tls(Keys.read(keys), Optional.ofNullable(stationRoot));
    var loops = new EpollEventLoopGroup(Runtime.getRuntime().availableProcessors());
    Channel server =
        new ServerBootstrap()
            .group(loops)
            .channel(EpollServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(pipeline(tls))
            .bind("127.0.0.1", 0)
            .sync()
            .channel();
    Server.serve(((InetSocketAddress) server.localAddress()).getPort());
    loops.shutdownGracefully().sync();
    return 0;
  }

  private static SslContext tls(Keys keys, Optional<Path> stationRoot) throws Exception {
    SslContextBuilder tls =
        SslContextBuilder.forServer(keys.key(), keys.certificate())
            .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK)
            .protocols("TLSv1.3", "TLSv1.2");
    stationRoot.ifPresent(root -> tls.trustManager(root.toFile()).clientAuth(ClientAuth.REQUIRE));
    return tls.build();
  }

  private static ChannelInitializer<SocketChannel> pipeline(SslContext tls) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        channel
            .pipeline()
            .addLast(
                tls.newHandler(channel.alloc()),
                new HttpServerCodec(),
                new HttpObjectAggregator(MAX_REQUEST),
                new WebSocketServerProtocolHandler(
                    WebSocketServerProtocolConfig.newBuilder()
                        .websocketPath("/")
                        .checkStartsWith(true)
                        .subprotocols("ocpp2.1")
                        .build()),
                new Echo());
      }
    };
  }

  private static final class Echo extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame message) {
      ctx.write(message.retain(), ctx.voidPromise());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
      ctx.flush();
    }
  }
}
