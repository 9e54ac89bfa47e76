package dev.feria.server;

import dev.feria.server.platform.Database;
import dev.feria.server.platform.http.Role;
import dev.feria.server.tenancy.ApiKeys;
import dev.feria.server.tenancy.Tenancy;
import java.io.PrintWriter;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code api-key create}: makes a key for a program. */
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description = "Creates an API key and prints it this once; also while the server runs.")
final class ApiKeyCreateCommand implements Callable<Integer> {
  private static final int CONNECTIONS = 4;

  @Spec CommandSpec spec;
  @Mixin ConfigOption option;

  @Option(names = "--tenant", required = true, description = "Id or name of the tenant.")
  String tenant;

  @Option(names = "--name", defaultValue = "cli", description = "What the key is for.")
  String name;

  @Option(names = "--role", defaultValue = "OWNER", description = "owner or agent.")
  Role role;

  private final Settings settings;

  ApiKeyCreateCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    ServerConfig config = settings.read(option.file);
    try (Storage storage = Storage.open(config)) {
      storage.migrate();
      try (Database database = Database.open(storage.address(), CONNECTIONS)) {
        Tenancy tenancy = Tenancy.create(database, settings.clock(), config.https());
        UUID tenantId = tenantId(tenancy);
        ApiKeys.Created created = tenancy.apiKeys().create(tenantId, "cli", name, role);
        PrintWriter out = spec.commandLine().getOut();
        out.println("api_key: " + created.secret().reveal());
        out.flush();
      }
    }
    return 0;
  }

  private UUID tenantId(Tenancy tenancy) {
    if (tenant.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
      return UUID.fromString(tenant);
    }
    List<UUID> found = tenancy.users().tenantsNamed(tenant);
    if (found.size() != 1) {
      throw new ConfigException(
          "--tenant: " + found.size() + " tenants are called \"" + tenant + "\"; give the id");
    }
    return found.get(0);
  }
}
