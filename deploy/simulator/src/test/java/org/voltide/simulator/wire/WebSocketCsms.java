package org.voltide.simulator.wire;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A WebSocket server on loopback that speaks one subprotocol and answers with two fragments. */
final class WebSocketCsms implements AutoCloseable {
  private static final int MAX_BYTES = 65_536;

  private final NioEventLoopGroup threads = new NioEventLoopGroup(1);
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Channel> sockets = new CopyOnWriteArrayList<>();
  private final Channel server;

  WebSocketCsms(String subprotocol, Function<String, String> answer) {
    server =
        new ServerBootstrap()
            .group(threads)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    sockets.add(channel);
                    channel
                        .pipeline()
                        .addLast(new HttpServerCodec(), new HttpObjectAggregator(MAX_BYTES))
                        .addLast(new Requests())
                        .addLast(
                            new WebSocketServerProtocolHandler(
                                "/ocpp", subprotocol, true, MAX_BYTES, false, true))
                        .addLast(new Messages(answer));
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .syncUninterruptibly()
            .channel();
  }

  URI endpoint() {
    return URI.create(
        "ws://127.0.0.1:" + ((InetSocketAddress) server.localAddress()).getPort() + "/ocpp");
  }

  /** Path and Authorization of each upgrade. */
  List<String> requests() {
    return requests;
  }

  void hangUp() {
    sockets.forEach(socket -> socket.close().syncUninterruptibly());
    sockets.clear();
  }

  @Override
  public void close() {
    hangUp();
    var _ = server.close().syncUninterruptibly();
    var _ = threads.shutdownGracefully();
  }

  private final class Requests extends SimpleChannelInboundHandler<FullHttpRequest> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      String authorization = request.headers().get(HttpHeaderNames.AUTHORIZATION);
      requests.add(request.uri() + " " + authorization);
      context.fireChannelRead(request.retain());
    }
  }

  private static final class Messages extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    private final Function<String, String> answer;

    Messages(Function<String, String> answer) {
      this.answer = answer;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
      String text = answer.apply(frame.text());
      var _ = context.write(new TextWebSocketFrame(false, 0, text.substring(0, 3)));
      var _ = context.writeAndFlush(new ContinuationWebSocketFrame(true, 0, text.substring(3)));
    }
  }
}
