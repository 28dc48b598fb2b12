package org.voltide.ocpp.gateway;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;

/** Event loops and the sockets that fit them: epoll where it runs, else NIO. */
record Transport(
    EventLoopGroup acceptor, EventLoopGroup loops, Class<? extends ServerChannel> channel) {

  static Transport of(int eventLoops) {
    DefaultThreadFactory acceptor = new DefaultThreadFactory("ocpp-accept");
    DefaultThreadFactory loops = new DefaultThreadFactory("ocpp-loop");
    return Epoll.isAvailable()
        ? new Transport(
            new EpollEventLoopGroup(1, acceptor),
            new EpollEventLoopGroup(eventLoops, loops),
            EpollServerSocketChannel.class)
        : new Transport(
            new NioEventLoopGroup(1, acceptor),
            new NioEventLoopGroup(eventLoops, loops),
            NioServerSocketChannel.class);
  }

  /** Closes whatever is still open and waits for the threads to end. */
  void shutDown() {
    acceptor.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    acceptor.terminationFuture().awaitUninterruptibly();
    loops.terminationFuture().awaitUninterruptibly();
  }
}
