package dev.feria.server;

import dev.feria.core.auth.Secret;
import dev.feria.core.retry.Sleeper;
import dev.feria.server.demo.Demo;
import dev.feria.server.platform.http.Role;
import dev.feria.server.tenancy.Tenancy;
import dev.feria.server.tenancy.Users;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: runs the server on a sandbox and plays a seller's first hour. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the server on a sandbox: connects a seller at every provider, imports, and stays up."
    })
final class DemoCommand implements Callable<Integer> {
  private static final String EMAIL = "demo@example.com";

  @Spec CommandSpec spec;

  @Option(names = "--port", defaultValue = "8080", description = "Where to listen (8080).")
  int port;

  @Option(
      names = "--sandbox",
      defaultValue = "http://127.0.0.1:9090",
      description = "Where the sandbox listens (http://127.0.0.1:9090).")
  URI sandbox;

  @Option(
      names = "--data",
      defaultValue = "var/demo",
      description = "Where to keep data (var/demo).")
  Path data;

  @Option(
      names = "--check",
      description = "Compare with the sandbox, exit 0 if both agree, else 1.")
  boolean check;

  private final Settings settings;

  DemoCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Demo demo = Demo.of(new Demo.Plan(sandbox, port, data, out, Sleeper.realTime()));
    Map<String, String> environment = new HashMap<>(settings.environment());
    environment.putAll(demo.settings());
    ServerConfig config = new Settings(environment, settings.clock()).read(null);
    RunningServer server = RunningServer.start(config, settings.clock());
    try (var stop = new StopSignal();
        server) {
      boolean agreed = demo.play(() -> signUp(server.wiring().tenancy()), check);
      if (check) {
        return agreed ? 0 : 1;
      }
      out.println("Ctrl-C stops it.");
      out.flush();
      stop.await();
    }
    return 0;
  }

  private static Demo.Login signUp(Tenancy tenancy) {
    Users.Created created = tenancy.users().createTenant("demo", EMAIL, null);
    Secret password = Objects.requireNonNull(created.generatedPassword());
    Secret key = tenancy.apiKeys().create(created.tenantId(), "demo", "demo", Role.OWNER).secret();
    return new Demo.Login(EMAIL, password.reveal(), key.reveal());
  }
}
