package dev.feria.server;

import dev.feria.core.auth.Secret;
import dev.feria.server.platform.Database;
import dev.feria.server.tenancy.Tenancy;
import dev.feria.server.tenancy.Users;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tenant create}: signs a business up. */
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description = "Creates a tenant with its first owner; also while the server runs.")
final class TenantCreateCommand implements Callable<Integer> {
  private static final int CONNECTIONS = 4;

  @Spec CommandSpec spec;
  @Mixin ConfigOption option;

  @Option(names = "--name", required = true, description = "Name of the business.")
  String name;

  @Option(names = "--email", required = true, description = "E-mail of the owner, to log in with.")
  String email;

  @Option(
      names = "--password",
      description = "Password of the owner, 10 characters at least; made up and printed if absent.")
  @Nullable String password;

  private final Settings settings;

  TenantCreateCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    ServerConfig config = settings.read(option.file);
    try (Storage storage = Storage.open(config)) {
      storage.migrate();
      try (Database database = Database.open(storage.address(), CONNECTIONS)) {
        Tenancy tenancy = Tenancy.create(database, settings.clock(), config.https());
        Users.Created created =
            tenancy
                .users()
                .createTenant(name, email, password == null ? null : Secret.of(password));
        print(created);
      }
    }
    return 0;
  }

  private void print(Users.Created created) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("tenant: " + created.tenantId());
    out.println("email: " + created.user().email());
    Secret generated = created.generatedPassword();
    if (generated != null) {
      out.println("password: " + generated.reveal());
    }
    out.flush();
  }
}
