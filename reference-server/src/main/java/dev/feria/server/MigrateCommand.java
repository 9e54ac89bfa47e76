package dev.feria.server;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code migrate}: brings the database to this version's schema. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    description = "Brings the database to the schema of this version; serve does so by itself.")
final class MigrateCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin ConfigOption option;

  private final Settings settings;

  MigrateCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    try (Storage storage = Storage.open(settings.read(option.file))) {
      PrintWriter out = spec.commandLine().getOut();
      out.println("migrations applied: " + storage.migrate());
      out.flush();
    }
    return 0;
  }
}
