package dev.feria.server;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command without a command: shows what there is. */
@Command(
    name = "feria",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    description = "The Feria server and what administers it.")
final class FeriaCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
