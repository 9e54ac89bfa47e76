package dev.feria.server;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
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
    RunningServer server = RunningServer.start(config, settings.clock());
    try (var stop = new StopSignal();
        server) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          "Feria listens on port " + server.wiring().port() + ", public as " + config.publicUrl());
      out.flush();
      stop.await();
      LOG.info("stopping");
    }
    return 0;
  }
}
