package dev.feria.server;

import dev.feria.server.platform.Database;
import dev.feria.server.platform.Wakeups;
import dev.feria.server.platform.http.HttpListener;
import java.time.Clock;
import org.glassfish.jersey.server.ResourceConfig;

/**
 * The composition root: builds every service once, with plain constructors, and knows what must be
 * started and stopped.
 */
public final class Wiring implements AutoCloseable {
  private final ServerConfig config;
  private final Clock clock;
  private final Database database;
  private final Wakeups wakeups = new Wakeups();
  private final HttpListener http;

  /**
   * Builds the server on a migrated database and starts to listen.
   *
   * @param clock the time, for everything
   */
  public Wiring(ServerConfig config, Clock clock, Database database) {
    this.config = config;
    this.clock = clock;
    this.database = database;
    ResourceConfig resources = HttpListener.plumbing(config.https());
    this.http = HttpListener.start(config.host(), config.port(), 64, resources);
  }

  /** Returns the settings. */
  public ServerConfig config() {
    return config;
  }

  /** Returns the clock. */
  public Clock clock() {
    return clock;
  }

  /** Returns the database. */
  public Database database() {
    return database;
  }

  /** Returns the wake-ups. */
  public Wakeups wakeups() {
    return wakeups;
  }

  /** Returns the port it listens on. */
  public int port() {
    return http.port();
  }

  @Override
  public void close() {
    http.close();
  }
}
