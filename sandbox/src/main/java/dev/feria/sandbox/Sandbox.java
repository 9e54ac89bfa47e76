package dev.feria.sandbox;

import dev.feria.sandbox.control.ControlApi;
import dev.feria.sandbox.control.Gateway;
import dev.feria.sandbox.control.Mount;
import dev.feria.sandbox.http.HttpServer;
import dev.feria.sandbox.twin.CallLog;
import dev.feria.sandbox.twin.Faults;
import dev.feria.sandbox.twin.Scheduler;
import dev.feria.sandbox.twin.SimulatedClock;
import dev.feria.sandbox.twin.SnapshotFile;
import dev.feria.sandbox.twin.Twin;
import dev.feria.sandbox.twin.TwinContext;
import dev.feria.sandbox.twin.TwinFactory;
import dev.feria.sandbox.twin.WebhookSender;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A running sandbox: every twin on the class path behind one port, with the control API at {@code
 * /_sandbox}. Thread-safe.
 */
public final class Sandbox implements AutoCloseable {
  private final SandboxOptions options;
  private final SimulatedClock clock;
  private final Scheduler scheduler;
  private final WebhookSender webhooks = new WebhookSender();
  private final List<Mount> mounts = new ArrayList<>();
  private final Map<String, String> urls = new LinkedHashMap<>();
  private final HttpServer server;
  private final @Nullable SnapshotFile snapshots;
  private final String baseUrl;

  private Sandbox(SandboxOptions options) {
    this.options = options;
    this.clock = new SimulatedClock(options.clock());
    this.scheduler = new Scheduler(clock);
    for (TwinFactory factory : ServiceLoader.load(TwinFactory.class)) {
      TwinContext context =
          new TwinContext(
              clock,
              scheduler,
              webhooks,
              new Faults(),
              new CallLog(clock),
              options.listings(),
              options.orders(),
              new ReentrantLock(),
              new AtomicLong());
      mounts.add(Mount.of(factory.create(context), context));
    }
    Path file = options.state();
    this.snapshots = file == null ? null : new SnapshotFile(file, clock);
    if (snapshots == null || !snapshots.load(twins())) {
      reset(options.seed());
    }
    Gateway gateway =
        new Gateway(
            mounts,
            new ControlApi(
                mounts, clock, scheduler, () -> Map.copyOf(urls), this::reset, this::snapshot));
    this.server = new HttpServer(options.host(), gateway, clock);
    int port = server.listen(options.port());
    String shown = options.publicUrl();
    this.baseUrl =
        shown == null ? "http://" + options.host() + ":" + port : shown.replaceAll("/+$", "");
    int next = port;
    for (Mount mount : mounts) {
      for (String prefix : mount.hosts().keySet()) {
        String url = baseUrl + "/" + prefix;
        if (options.ports()) {
          next++;
          int own = server.listen(options.port() == 0 ? 0 : next);
          gateway.dedicate(own, prefix);
          url = onPort(baseUrl, own);
        }
        urls.put(prefix, url);
      }
    }
    for (Mount mount : mounts) {
      mount.twin().addresses(Map.copyOf(urls));
    }
    if (snapshots != null) {
      snapshots.keep(twins(), Duration.ofSeconds(3));
    }
  }

  private static String onPort(String base, int port) {
    URI shown = URI.create(base);
    return shown.getScheme() + "://" + shown.getHost() + ":" + port;
  }

  /**
   * Starts a sandbox; it serves calls when this returns.
   *
   * @throws IllegalStateException when the state file cannot be read
   */
  public static Sandbox start(SandboxOptions options) {
    return new Sandbox(options);
  }

  /** Address without a trailing slash, such as {@code http://127.0.0.1:9090}. */
  public String baseUrl() {
    return baseUrl;
  }

  /** Address of a path, such as {@code /_sandbox} or {@code /mercadolibre/users/me}. */
  public URI uri(String path) {
    return URI.create(baseUrl + path);
  }

  /** Seeds everything anew: state, clock, faults, call logs and pending deliveries. */
  public void reset(long seed) {
    scheduler.clear();
    clock.offset(Duration.ZERO);
    for (Mount mount : mounts) {
      mount.context().faults().clear(seed);
      mount
          .context()
          .locked(
              () -> {
                mount.twin().reset(seed);
                return true;
              });
      mount.context().calls().clear();
      mount.context().changes().incrementAndGet();
    }
  }

  /** Seeds everything anew from the seed of the options. */
  public void reset() {
    reset(options.seed());
  }

  /** Puts the simulated clock forward and runs what falls due, in order. */
  public void advance(Duration amount) {
    scheduler.advance(amount);
  }

  /**
   * Writes the state file.
   *
   * @return false when the sandbox was started without one
   */
  public boolean snapshot() {
    if (snapshots == null) {
      return false;
    }
    snapshots.write(twins());
    return true;
  }

  private Map<Twin, TwinContext> twins() {
    Map<Twin, TwinContext> twins = new LinkedHashMap<>();
    mounts.forEach(mount -> twins.put(mount.twin(), mount.context()));
    return twins;
  }

  /** Stops serving and writes the state file a last time, if there is one. */
  @Override
  public void close() {
    server.close();
    scheduler.close();
    webhooks.close();
    if (snapshots != null) {
      snapshots.close();
      snapshots.write(twins());
    }
  }
}
