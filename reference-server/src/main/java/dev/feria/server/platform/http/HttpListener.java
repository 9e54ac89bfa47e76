package dev.feria.server.platform.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.media.multipart.MultiPartFeature;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens for HTTP and hands requests to Jersey. */
public final class HttpListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private static final String LOOPBACK = "127.0.0.1";

  private final HttpServer server;

  private HttpListener(HttpServer server) {
    this.server = server;
  }

  /**
   * Returns a configuration with the plumbing; features register their resources in it.
   *
   * @param https whether people reach the server by https
   */
  public static ResourceConfig plumbing(boolean https) {
    var config = new ResourceConfig();
    config.property(ServerProperties.WADL_FEATURE_DISABLE, true);
    // behind a proxy we do not know the scheme by which browsers reach us
    config.property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true);
    config.property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
    config.property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true);
    config.register(MultiPartFeature.class);
    config.register(new JsonBody());
    config.register(new ProblemMapper());
    config.register(new RequestLog(System::nanoTime));
    config.register(new BodyLimit());
    config.register(new ReadableHeaders());
    config.register(new NullCharacter());
    config.register(new BodyRequired());
    config.register(new BooleanParameters());
    config.register(new SecurityHeaders(https));
    return config;
  }

  /**
   * Starts to listen.
   *
   * @param port 0 for any free one
   * @param threads how many requests are worked on at a time
   */
  public static HttpListener start(String host, int port, int threads, ResourceConfig config) {
    return start(host, port, threads, config, rehearsal -> {});
  }

  /**
   * Starts to listen once requests of our own have been answered.
   *
   * @param rehearsal makes them, at an address of this machine that nobody else knows
   */
  public static HttpListener start(
      String host, int port, int threads, ResourceConfig config, Consumer<URI> rehearsal) {
    // Jersey looks headers up by String.toLowerCase(), which in Turkish does not find
    // "Idempotency-Key"; nothing of ours depends on the process's locale
    Locale.setDefault(Locale.ROOT);
    URI uri = URI.create("http://" + host + ":" + port + "/");
    HttpServer server = GrizzlyHttpServerFactory.createHttpServer(uri, config, false);
    NetworkListener open = server.removeListener(server.getListeners().iterator().next().getName());
    var behind = new NetworkListener("rehearsal", LOOPBACK, 0);
    try {
      server.addListener(prepared(behind, threads));
      server.start();
      logs(config).forEach(log -> log.quiet(true));
      rehearsal.accept(URI.create("http://" + LOOPBACK + ":" + behind.getPort() + "/"));
      logs(config).forEach(log -> log.quiet(false));
      server.addListener(prepared(open, threads));
      if (!open.isStarted()) {
        // the server only logs that it could not; now it says why
        open.start();
      }
      server.removeListener(behind.getName());
    } catch (IOException e) {
      server.shutdownNow();
      throw new UncheckedIOException("cannot listen on " + host + ":" + port, e);
    }
    var started = new HttpListener(server);
    LOG.info("listening: host={} port={}", host, started.port());
    return started;
  }

  private static Stream<RequestLog> logs(ResourceConfig config) {
    return config.getInstances().stream()
        .filter(RequestLog.class::isInstance)
        .map(RequestLog.class::cast);
  }

  private static NetworkListener prepared(NetworkListener listener, int threads) {
    listener.registerAddOn(new UpgradeRefusal());
    listener
        .getTransport()
        .setWorkerThreadPoolConfig(
            ThreadPoolConfig.defaultConfig()
                .setPoolName("http")
                .setCorePoolSize(Math.min(8, threads))
                .setMaxPoolSize(threads));
    return listener;
  }

  /** Returns the port it listens on. */
  public int port() {
    return server.getListeners().iterator().next().getPort();
  }

  /** Stops accepting, lets running requests end for 10 s, then closes. */
  @Override
  public void close() {
    try {
      server
          .shutdown(GRACE.toSeconds(), TimeUnit.SECONDS)
          .get(GRACE.toSeconds() + 1, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("requests cut off: error={}", e.toString());
      server.shutdownNow();
    } catch (InterruptedException e) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
