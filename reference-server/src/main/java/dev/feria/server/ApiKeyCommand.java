package dev.feria.server;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code api-key}: what there is for API keys. */
@Command(name = "api-key", mixinStandardHelpOptions = true, description = "Administers API keys.")
final class ApiKeyCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
