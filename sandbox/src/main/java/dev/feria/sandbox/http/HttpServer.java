package dev.feria.sandbox.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP/1.1 server that may listen on several ports and can break connections on purpose.
 *
 * <p>Handlers run on a small pool, one request of a connection at a time. The {@code Date} header
 * follows the given clock.
 */
public final class HttpServer implements AutoCloseable {
  private static final int LARGEST_BODY = 32 << 20;

  private final String host;
  private final Handler handler;
  private final Clock clock;
  private final MultiThreadIoEventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
  private final ExecutorService workers;

  /** Prepares a server; nothing listens before {@link #listen}. */
  public HttpServer(String host, Handler handler, Clock clock) {
    this.host = host;
    this.handler = handler;
    this.clock = clock;
    this.workers =
        Executors.newFixedThreadPool(
            Math.max(4, Runtime.getRuntime().availableProcessors() * 2),
            task -> {
              Thread thread = new Thread(task, "sandbox-worker");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Listens on one more port.
   *
   * @param port 0 for any free one
   * @return the port in use
   */
  public int listen(int port) {
    Channel channel =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, 1024)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel ch) {
                    ch.pipeline()
                        .addLast(new HttpServerCodec(16384, 32768, 32768))
                        .addLast(new HttpObjectAggregator(LARGEST_BODY))
                        .addLast(new CallDecoder(handler, workers, clock));
                  }
                })
            .bind(host, port)
            .syncUninterruptibly()
            .channel();
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  @Override
  public void close() {
    workers.shutdownNow();
    loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
