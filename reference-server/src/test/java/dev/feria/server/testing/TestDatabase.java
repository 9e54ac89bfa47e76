package dev.feria.server.testing;

import dev.feria.server.platform.Database;
import dev.feria.server.platform.DatabaseAddress;
import dev.feria.server.platform.EmbeddedDatabase;
import dev.feria.server.platform.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;

/**
 * A migrated database of its own for a test class, copied from a template in about 100 ms. One
 * PostgreSQL serves the whole JVM; fsync is off, so durability is tested elsewhere.
 */
public final class TestDatabase implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final EmbeddedDatabase SERVER = start();

  private final String name = "test_" + COUNT.incrementAndGet();
  private final Database database;

  private TestDatabase() {
    execute("postgres", "create database " + name + " template feria");
    this.database = Database.open(address(), 8);
  }

  /** Returns a fresh database. */
  public static TestDatabase create() {
    return new TestDatabase();
  }

  private static EmbeddedDatabase start() {
    try {
      Path folder = Files.createTempDirectory("feria-test-");
      Path programs = Path.of(System.getProperty("java.io.tmpdir"), "feria-test-postgres-18.6.0");
      EmbeddedDatabase server = EmbeddedDatabase.open(folder, programs, false);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
      new Migrations(server.address()).migrate();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop(EmbeddedDatabase server, Path folder) {
    server.close();
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the pools. */
  public Database database() {
    return database;
  }

  /** Returns the address, to log in as the owner of the tables. */
  public DatabaseAddress address() {
    return SERVER.address(name);
  }

  /** Creates a tenant and returns its id. */
  public UUID tenant(String tenantName) {
    return database.inSystem(
        handle ->
            handle
                .createQuery("insert into tenants (name) values (?) returning tenant_id")
                .bind(0, tenantName)
                .mapTo(UUID.class)
                .one());
  }

  /** Runs SQL as the owner, who sees everything. */
  public void asOwner(HandleConsumer<RuntimeException> work) {
    Jdbi.create(() -> connect(name))
        .useTransaction(
            handle -> {
              handle.execute("set local search_path to feria");
              work.useHandle(handle);
            });
  }

  @Override
  public void close() {
    database.close();
    execute("postgres", "drop database " + name + " with (force)");
  }

  private static void execute(String target, String sql) {
    try (Connection connection = connect(target);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static Connection connect(String target) throws SQLException {
    DatabaseAddress address = SERVER.address(target);
    return DriverManager.getConnection(
        address.jdbcUrl(), address.user(), address.password().reveal());
  }
}
