package dev.feria.server.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The schema: brings a database to the version that this program needs. */
public final class Migrations {
  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

  private final PGSimpleDataSource source;
  private final Flyway flyway;
  private volatile boolean complete;

  /** Prepares migrations of a database; makes no connection yet. */
  public Migrations(DatabaseAddress address) {
    this.source = dataSource(address);
    this.flyway =
        Flyway.configure()
            .dataSource(source)
            .schemas(Database.SCHEMA)
            .defaultSchema(Database.SCHEMA)
            .createSchemas(true)
            .locations("classpath:db/migration")
            .validateMigrationNaming(true)
            .connectRetries(0)
            .load();
  }

  static PGSimpleDataSource dataSource(DatabaseAddress address) {
    var source = new PGSimpleDataSource();
    source.setUrl(address.jdbcUrl());
    if (address.user() != null) {
      source.setUser(address.user());
    }
    if (address.password() != null) {
      source.setPassword(address.password().reveal());
    }
    source.setConnectTimeout(5);
    return source;
  }

  /** Tells whether the database lets us in. */
  public boolean isReachable() {
    try (Connection connection = source.getConnection()) {
      return connection.isValid(5);
    } catch (SQLException e) {
      LOG.debug("database does not answer", e);
      return false;
    }
  }

  /**
   * Applies what is missing. Nodes that start together wait for each other.
   *
   * @return how many were applied
   */
  public int migrate() {
    return flyway.migrate().migrationsExecuted;
  }

  /** Lists the versions that the database does not have yet, oldest first. */
  public List<String> pending() {
    return List.of(flyway.info().pending()).stream()
        .map(MigrationInfo::getVersion)
        .map(Object::toString)
        .toList();
  }

  /** Tells whether the database has every version; once it had them, it is not asked again. */
  public boolean isComplete() {
    if (!complete) {
      complete = pending().isEmpty();
    }
    return complete;
  }
}
