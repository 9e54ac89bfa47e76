package dev.feria.server;

import dev.feria.core.retry.Sleeper;
import dev.feria.server.accounts.KeyRotation;
import dev.feria.server.platform.Database;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rotate-keys}: changes the master key while the server runs. */
@Command(
    name = "rotate-keys",
    mixinStandardHelpOptions = true,
    description =
        "Adds a master key and encrypts all credentials with it; also while the server runs.")
final class RotateKeysCommand implements Callable<Integer> {
  private static final int CONNECTIONS = 4;

  @Spec CommandSpec spec;
  @Mixin ConfigOption option;

  @Option(
      names = "--drop-old",
      description = "Adds no key, but removes those that nothing is encrypted with any more.")
  boolean dropOld;

  @Option(
      names = "--wait",
      description = "With --drop-old: waits until old keys may be dropped, a minute at most.")
  boolean wait;

  private final Settings settings;

  RotateKeysCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() throws InterruptedException {
    ServerConfig config = settings.read(option.file);
    try (Storage storage = Storage.open(config)) {
      storage.migrate();
      try (Database database = Database.open(storage.address(), CONNECTIONS)) {
        var rotation = new KeyRotation(database, storage.masterKey(), settings.clock());
        PrintWriter out = spec.commandLine().getOut();
        if (dropOld) {
          if (wait) {
            Sleeper.realTime().sleep(rotation.untilSettled());
          }
          out.println("keys removed: " + rotation.dropOld());
        } else {
          out.println("secrets encrypted with the new key: " + rotation.rotate());
        }
        out.flush();
      }
    }
    return 0;
  }
}
