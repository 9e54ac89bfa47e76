package dev.feria.server;

import dev.feria.core.provider.Provider;
import dev.feria.core.retry.Sleeper;
import dev.feria.server.platform.Migrations;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code serve}: runs the server until it is told to stop. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Runs the server until it is stopped (Ctrl-C, SIGTERM).")
final class ServeCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);
  private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(30);

  @Spec CommandSpec spec;
  @Mixin ConfigOption option;

  private final Settings settings;

  ServeCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() throws InterruptedException {
    ServerConfig config = settings.read(option.file);
    LOG.info("starting: {}", config);
    Storage storage = Storage.open(config);
    var stopped = new CountDownLatch(1);
    var ended = new CountDownLatch(1);
    try {
      Wiring wiring = start(config, storage);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> await(stopped, ended), "stop"));
      PrintWriter out = spec.commandLine().getOut();
      out.println("Feria listens on port " + wiring.port() + ", public as " + config.publicUrl());
      out.flush();
      try (wiring) {
        stopped.await();
        LOG.info("stopping");
      }
    } finally {
      storage.close();
      ended.countDown();
    }
    return 0;
  }

  /** Runs in the hook: lets the main thread stop everything in order, and waits for it. */
  private static void await(CountDownLatch stopped, CountDownLatch ended) {
    stopped.countDown();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Wiring start(ServerConfig config, Storage storage) throws InterruptedException {
    if (storage.isShared()) {
      throw new ConfigException("FERIA_DATA: another server runs on " + config.data());
    }
    awaitDatabase(storage);
    storage.migrate();
    var wiring =
        new Wiring(
            config,
            storage.address(),
            storage.masterKey(),
            settings.clock(),
            Sleeper.realTime(),
            ServiceLoader.load(Provider.class));
    try {
      wiring.start();
    } catch (RuntimeException e) {
      wiring.close();
      throw e;
    }
    return wiring;
  }

  private void awaitDatabase(Storage storage) throws InterruptedException {
    var migrations = new Migrations(storage.address());
    Instant giveUp = settings.clock().instant().plus(DATABASE_PATIENCE);
    while (!migrations.isReachable()) {
      if (settings.clock().instant().isAfter(giveUp)) {
        throw new ConfigException(
            "FERIA_DATABASE_URL: the database does not answer at " + storage.address().jdbcUrl());
      }
      LOG.warn("database does not answer yet");
      Sleeper.realTime().sleep(Duration.ofSeconds(1));
    }
  }
}
