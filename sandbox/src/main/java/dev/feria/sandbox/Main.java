package dev.feria.sandbox;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the sandbox until it is told to stop. */
@Command(
    name = "sandbox",
    mixinStandardHelpOptions = true,
    description = "Fake marketplaces over real HTTP, for tests and demos.")
public final class Main implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--host", defaultValue = "127.0.0.1", description = "Address to listen on.")
  private String host = "127.0.0.1";

  @Option(names = "--port", defaultValue = "9090", description = "Port; 0 for any free one.")
  private int port = 9090;

  @Option(names = "--ports", description = "Serve each platform host on a port of its own too.")
  private boolean ports;

  @Option(names = "--public-url", description = "Address to show to others.")
  private @Nullable String publicUrl;

  @Option(names = "--seed", defaultValue = "7", description = "Seed of the catalogue.")
  private long seed = 7;

  @Option(names = "--listings", defaultValue = "1200", description = "Listings to seed.")
  private int listings = 1_200;

  @Option(names = "--orders", defaultValue = "3000", description = "Orders to seed.")
  private int orders = 3_000;

  @Option(names = "--state", description = "File that keeps the state over restarts.")
  private @Nullable Path state;

  /** Entry point of the runnable jar. */
  public static void main(String[] args) {
    Runtime.getRuntime().exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public Integer call() throws InterruptedException {
    Sandbox sandbox =
        Sandbox.start(
            new SandboxOptions(
                host, port, ports, publicUrl, seed, listings, orders, state, Clock.systemUTC()));
    Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-stop"));
    if (spec != null) {
      spec.commandLine().getOut().println("sandbox ready at " + sandbox.baseUrl());
      spec.commandLine().getOut().flush();
    }
    new CountDownLatch(1).await();
    return 0;
  }
}
