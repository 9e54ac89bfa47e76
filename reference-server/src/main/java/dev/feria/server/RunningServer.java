package dev.feria.server;

import dev.feria.core.provider.Provider;
import dev.feria.core.retry.Sleeper;
import dev.feria.server.platform.Migrations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server with all it stands on: starts the database, migrates it, then listens. */
public final class RunningServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);
  private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(30);

  private final Storage storage;
  private final Wiring wiring;

  private RunningServer(Storage storage, Wiring wiring) {
    this.storage = storage;
    this.wiring = wiring;
  }

  /**
   * Starts a server.
   *
   * @throws ConfigException when a setting is wrong, the database does not answer, or another
   *     server runs on the same data
   * @throws InterruptedException when interrupted while waiting for the database
   */
  public static RunningServer start(ServerConfig config, Clock clock) throws InterruptedException {
    Storage storage = Storage.open(config);
    try {
      return new RunningServer(storage, wiring(config, storage, clock));
    } catch (RuntimeException | InterruptedException e) {
      storage.close();
      throw e;
    }
  }

  private static Wiring wiring(ServerConfig config, Storage storage, Clock clock)
      throws InterruptedException {
    if (storage.isShared()) {
      throw new ConfigException("FERIA_DATA: another server runs on " + config.data());
    }
    awaitDatabase(storage, clock);
    storage.migrate();
    var wiring =
        new Wiring(
            config,
            storage.address(),
            storage.masterKey(),
            clock,
            Sleeper.realTime(),
            ServiceLoader.load(Provider.class));
    try {
      wiring.start();
      return wiring;
    } catch (RuntimeException e) {
      wiring.close();
      throw e;
    }
  }

  private static void awaitDatabase(Storage storage, Clock clock) throws InterruptedException {
    var migrations = new Migrations(storage.address());
    Instant giveUp = clock.instant().plus(DATABASE_PATIENCE);
    while (!migrations.isReachable()) {
      if (clock.instant().isAfter(giveUp)) {
        throw new ConfigException(
            "FERIA_DATABASE_URL: the database does not answer at " + storage.address().jdbcUrl());
      }
      LOG.warn("database does not answer yet");
      Sleeper.realTime().sleep(Duration.ofSeconds(1));
    }
  }

  /** Returns the composed services. */
  public Wiring wiring() {
    return wiring;
  }

  @Override
  public void close() {
    wiring.close();
    storage.close();
  }
}
