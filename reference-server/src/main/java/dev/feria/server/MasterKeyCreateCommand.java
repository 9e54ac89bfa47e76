package dev.feria.server;

import dev.feria.server.accounts.MasterKey;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code master-key create}: makes the key that a server on its own database demands. */
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description =
        "Writes a new master key to a file that only its owner may read. Back it up apart from the"
            + " database: without it no credential can be read.")
final class MasterKeyCreateCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "Where to write it; must not exist yet.")
  Path file;

  @Override
  public Integer call() {
    if (Files.exists(file)) {
      throw new ConfigException(file + " exists already; a key in use must not be overwritten");
    }
    MasterKey.create(file);
    PrintWriter out = spec.commandLine().getOut();
    out.println("FERIA_MASTER_KEY=file:" + file.toAbsolutePath());
    out.flush();
    return 0;
  }
}
