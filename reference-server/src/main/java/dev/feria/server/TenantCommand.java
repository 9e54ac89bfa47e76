package dev.feria.server;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tenant}: what there is for tenants. */
@Command(name = "tenant", mixinStandardHelpOptions = true, description = "Administers tenants.")
final class TenantCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
