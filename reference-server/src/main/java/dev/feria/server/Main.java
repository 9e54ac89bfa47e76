package dev.feria.server;

import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;

/** Runs the command that was typed. */
public final class Main {
  private Main() {}

  /** Runs a command and exits with its code: 0 done, 1 failed, 2 not understood. */
  public static void main(String[] arguments) {
    System.exit(commandLine(System.getenv(), Clock.systemUTC()).execute(arguments));
  }

  /**
   * Returns the command line.
   *
   * @param environment where settings are read from
   */
  public static CommandLine commandLine(Map<String, String> environment, Clock clock) {
    var settings = new Settings(environment, clock);
    return new CommandLine(new FeriaCommand())
        .addSubcommand(new ServeCommand(settings))
        .addSubcommand(new MigrateCommand(settings))
        .addSubcommand(
            new CommandLine(new TenantCommand()).addSubcommand(new TenantCreateCommand(settings)))
        .addSubcommand(
            new CommandLine(new ApiKeyCommand()).addSubcommand(new ApiKeyCreateCommand(settings)))
        .addSubcommand(
            new CommandLine(new MasterKeyCommand()).addSubcommand(new MasterKeyCreateCommand()))
        .addSubcommand(new RotateKeysCommand(settings))
        .addSubcommand(new DoctorCommand(settings))
        .addSubcommand(new DemoCommand(settings))
        .setExecutionExceptionHandler(new FailureHandler());
  }
}
