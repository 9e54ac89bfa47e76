package dev.feria.server;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code master-key}: what there is for the key that encrypts credentials. */
@Command(
    name = "master-key",
    mixinStandardHelpOptions = true,
    description = "Administers the key that encrypts credentials; see also rotate-keys.")
final class MasterKeyCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
