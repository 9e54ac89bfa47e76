package dev.feria.server;

import dev.feria.core.auth.Secret;
import dev.feria.server.accounts.MasterKey;
import dev.feria.server.platform.DatabaseAddress;
import dev.feria.server.platform.EmbeddedDatabase;
import dev.feria.server.platform.Migrations;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What outlives the process: the database and the key that its secrets are encrypted with. */
final class Storage implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Storage.class);

  private final @Nullable EmbeddedDatabase embedded;
  private final DatabaseAddress address;
  private final MasterKey masterKey;

  private Storage(
      @Nullable EmbeddedDatabase embedded, DatabaseAddress address, MasterKey masterKey) {
    this.embedded = embedded;
    this.address = address;
    this.masterKey = masterKey;
  }

  /**
   * Opens what the settings name, and starts the embedded database if they name none.
   *
   * @throws ConfigException when the master key cannot be read
   */
  static Storage open(ServerConfig config) {
    MasterKey masterKey = masterKey(config);
    DatabaseAddress address = config.database();
    if (address != null) {
      return new Storage(null, address, masterKey);
    }
    EmbeddedDatabase embedded = EmbeddedDatabase.open(config.data());
    return new Storage(embedded, embedded.address(), masterKey);
  }

  private static MasterKey masterKey(ServerConfig config) {
    Secret setting = config.masterKey();
    try {
      if (setting != null) {
        return MasterKey.of(setting);
      }
      Path file = config.data().resolve("master-key.json");
      if (!Files.exists(file)) {
        MasterKey.create(file);
        LOG.warn(
            "master key created: file={} (without it stored credentials cannot be read: back it"
                + " up apart from the database)",
            file);
      }
      return MasterKey.ofFile(file);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("FERIA_MASTER_KEY " + e.getMessage());
    }
  }

  /** Applies missing migrations and returns how many those were. */
  int migrate() {
    int applied = new Migrations(address).migrate();
    if (applied > 0) {
      LOG.info("database migrated: applied={}", applied);
    }
    return applied;
  }

  DatabaseAddress address() {
    return address;
  }

  MasterKey masterKey() {
    return masterKey;
  }

  /** Tells whether another process runs the embedded database of this folder. */
  boolean isShared() {
    return embedded != null && !embedded.isOwner();
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
