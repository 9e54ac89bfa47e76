package dev.feria.sandbox;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * How to start a sandbox. Immutable.
 *
 * @param host address to listen on; default 127.0.0.1
 * @param port 0 for any free port; default 0
 * @param ports true to serve each platform host on a port of its own as well; default false
 * @param publicUrl address to show in {@code GET /_sandbox}; default is host and port
 * @param seed of the catalogue; default 7
 * @param listings listings to seed for the main account of each twin, at least; default 1,200
 * @param orders orders to seed for the main account of each twin, at least; default 3,000
 * @param state file to keep the state in over restarts; default none
 * @param clock real time
 */
public record SandboxOptions(
    String host,
    int port,
    boolean ports,
    @Nullable String publicUrl,
    long seed,
    int listings,
    int orders,
    @Nullable Path state,
    Clock clock) {

  /** Any free local port, seed 7, the full demo catalogue, nothing kept. */
  public static final SandboxOptions DEFAULT =
      new SandboxOptions("127.0.0.1", 0, false, null, 7, 1_200, 3_000, null, Clock.systemUTC());

  /** The same options with another port. */
  public SandboxOptions port(int value) {
    return new SandboxOptions(host, value, ports, publicUrl, seed, listings, orders, state, clock);
  }

  /** The same options with another seed. */
  public SandboxOptions seed(long value) {
    return new SandboxOptions(host, port, ports, publicUrl, value, listings, orders, state, clock);
  }

  /** The same options with another size of the seeded catalogue. */
  public SandboxOptions catalogue(int listingCount, int orderCount) {
    return new SandboxOptions(
        host, port, ports, publicUrl, seed, listingCount, orderCount, state, clock);
  }

  /** The same options with a state file. */
  public SandboxOptions state(Path file) {
    return new SandboxOptions(host, port, ports, publicUrl, seed, listings, orders, file, clock);
  }

  /** The same options with a port for each platform host. */
  public SandboxOptions withPorts() {
    return new SandboxOptions(host, port, true, publicUrl, seed, listings, orders, state, clock);
  }

  /** The same options with another clock under the one that the control API moves. */
  public SandboxOptions clock(Clock value) {
    return new SandboxOptions(host, port, ports, publicUrl, seed, listings, orders, state, value);
  }
}
